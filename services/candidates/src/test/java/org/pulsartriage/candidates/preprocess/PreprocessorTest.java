package org.pulsartriage.candidates.preprocess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.pulsartriage.candidates.Planes;
import org.pulsartriage.candidates.RawCandidate;
import org.pulsartriage.candidates.Samples;
import org.pulsartriage.schemas.Candidate;
import org.pulsartriage.schemas.CandidateSource;
import org.pulsartriage.schemas.DmCurve;
import org.pulsartriage.schemas.Features;
import org.pulsartriage.schemas.Plane;
import org.pulsartriage.schemas.serde.AvroCodec;

class PreprocessorTest {

  private static final CandidateSource SOURCE =
      new CandidateSource("a.phcx", "phcx", 1000L, Instant.EPOCH);

  @Test
  void shouldLeaveTheSamplesAsTheyAre() {
    RawCandidate raw = Samples.thornton(1);
    Candidate candidate = Preprocessor.preprocess(raw, SOURCE, "id", "2026-01-02");
    assertThat(candidate.getCandidateId()).isEqualTo("id");
    assertThat(candidate.getNight()).isEqualTo("2026-01-02");
    assertThat(candidate.getSource()).isEqualTo(SOURCE);
    assertThat(candidate.getSubIntegrations()).isEqualTo(Samples.thornton(1).subIntegrations());
    assertThat(candidate.getSubBands()).isEqualTo(Samples.thornton(1).subBands());
    assertThat(candidate.getProfile()).isEqualTo(Samples.thornton(1).profile());
    assertThat(candidate.getDmCurve()).isEqualTo(Samples.thornton(1).dmCurve());
    assertThat(candidate.getSearch()).isEqualTo(Samples.thornton(1).search());
  }

  @Test
  void shouldGiveARecordThatSurvivesItsEncoding() {
    AvroCodec<Candidate> codec = AvroCodec.of(Candidate.class);
    for (RawCandidate raw : List.of(Samples.thornton(1), Samples.medlat(1))) {
      Candidate candidate = Preprocessor.preprocess(raw, SOURCE, "id", "2026-01-02");
      assertThat(codec.decode(codec.encode(candidate))).isEqualTo(candidate);
    }
  }

  @Test
  void shouldListConstantRowsAsDead() {
    Plane bytes = Planes.ofBytes(4, 3, new byte[] {0, 0, 0, 1, 2, 3, 9, 9, 9, 0, 0, 1}, 0, 1);
    Plane floats = Planes.ofFloats(3, 2, new float[] {1, 2, 0, 0, -1.5f, -1.5f});
    Candidate candidate = preprocess(with(bytes, floats, Samples.thornton(1).profile(), null));
    assertThat(candidate.getDeadSubIntegrations()).containsExactly(0, 2);
    assertThat(candidate.getDeadSubBands()).containsExactly(1, 2);
    Plane narrow = Planes.ofBytes(2, 1, new byte[] {1, 2}, 0, 1);
    assertThat(preprocess(with(narrow, narrow, narrow, null)).getDeadSubBands())
        .containsExactly(0, 1);
  }

  @Test
  void shouldComputeTheMomentsOfThePopulationOnTheScaleTo255() {
    // 0, 0, 0, 255 has mean 255/4, deviation 255 sqrt(3)/4, skewness 2/sqrt(3), kurtosis 7/3 - 3.
    for (Plane profile :
        List.of(
            Planes.ofBytes(1, 4, new byte[] {0, 0, 0, -1}, 5, 6),
            Planes.ofFloats(1, 4, new float[] {-2, -2, -2, 3}))) {
      Features features = preprocess(profile).getFeatures();
      assertThat(features.getProfileMean()).isCloseTo(63.75, within(1e-9));
      assertThat(features.getProfileStandardDeviation())
          .isCloseTo(63.75 * Math.sqrt(3), within(1e-9));
      assertThat(features.getProfileSkewness()).isCloseTo(2 / Math.sqrt(3), within(1e-9));
      assertThat(features.getProfileExcessKurtosis()).isCloseTo(7.0 / 3 - 3, within(1e-9));
    }
  }

  @Test
  void shouldScaleADmCurveOfDecimalsByItsExtremes() {
    DmCurve curve = new DmCurve(Samples.dms(2, 1), Planes.ofFloats(1, 2, new float[] {6, 34.3f}));
    Plane plane = Samples.thornton(1).profile();
    Features features = preprocess(with(plane, plane, plane, curve)).getFeatures();
    assertThat(features.getDmCurveMean()).isCloseTo(127.5, within(1e-9));
    assertThat(features.getDmCurveStandardDeviation()).isCloseTo(127.5, within(1e-9));
    assertThat(features.getDmCurveSkewness()).isCloseTo(0, within(1e-9));
    assertThat(features.getDmCurveExcessKurtosis()).isCloseTo(-2, within(1e-9));
  }

  @Test
  void shouldGiveZerosWhereThereIsNothingToMeasure() {
    for (Plane constant :
        List.of(
            Planes.ofBytes(1, 8, new byte[8], 0, 1),
            Planes.ofFloats(1, 3, new float[] {4, 4, 4}))) {
      Candidate candidate = preprocess(with(constant, constant, constant, null));
      assertThat(candidate.getProfileSnr()).isZero();
      assertThat(candidate.getPhaseShift()).isZero();
      assertThat(candidate.getFeatures())
          .isEqualTo(new Features(0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0));
    }
  }

  @Property(tries = 300)
  void shouldMeasureTheSameFeaturesWhateverThePhase(
      @ForAll @Size(min = 1, max = 140) byte[] samples, @ForAll @IntRange(max = 200) int turn) {
    byte[] turned = new byte[samples.length];
    for (int i = 0; i < samples.length; i++) {
      turned[(i + turn) % samples.length] = samples[i];
    }
    Candidate candidate = preprocess(Planes.ofBytes(1, samples.length, samples, 0, 1));
    Candidate after = preprocess(Planes.ofBytes(1, samples.length, turned, 0, 1));
    assertThat(after.getFeatures()).isEqualTo(candidate.getFeatures());
    assertThat(after.getProfileSnr())
        .isCloseTo(candidate.getProfileSnr(), within(1e-9 * (1 + candidate.getProfileSnr())));
  }

  @Property(tries = 300)
  void shouldLetNoNumberOutThatIsNotFinite(@ForAll @Size(min = 1, max = 60) float[] values) {
    float[] finite = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      finite[i] = Float.isFinite(values[i]) ? values[i] : 0;
    }
    Plane plane = Planes.ofFloats(1, finite.length, finite);
    DmCurve curve = new DmCurve(Samples.dms(finite.length, 1), plane);
    Candidate candidate = preprocess(with(plane, plane, plane, curve));
    Features features = candidate.getFeatures();
    for (double number :
        new double[] {
          candidate.getPhaseShift(),
          candidate.getProfileSnr(),
          features.getProfileMean(),
          features.getProfileStandardDeviation(),
          features.getProfileExcessKurtosis(),
          features.getProfileSkewness(),
          features.getDmCurveMean(),
          features.getDmCurveStandardDeviation(),
          features.getDmCurveExcessKurtosis(),
          features.getDmCurveSkewness()
        }) {
      assertThat(number).isFinite();
    }
  }

  private static Candidate preprocess(Plane profile) {
    return preprocess(with(profile, profile, profile, null));
  }

  private static Candidate preprocess(RawCandidate raw) {
    return Preprocessor.preprocess(raw, SOURCE, "id", "2026-01-02");
  }

  private static RawCandidate with(
      Plane subIntegrations, Plane subBands, Plane profile, DmCurve curve) {
    RawCandidate other = Samples.thornton(1);
    return new RawCandidate(
        other.observation(),
        other.optimised(),
        null,
        subIntegrations,
        subBands,
        profile,
        curve,
        null);
  }
}
