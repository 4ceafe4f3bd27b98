package org.pulsartriage.candidates.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.pulsartriage.candidates.Planes;
import org.pulsartriage.candidates.RawCandidate;
import org.pulsartriage.candidates.RawFile;
import org.pulsartriage.candidates.Samples;
import org.pulsartriage.schemas.DmCurve;
import org.pulsartriage.schemas.FoldValues;
import org.pulsartriage.schemas.Observation;
import org.pulsartriage.schemas.PeriodDmPlane;
import org.pulsartriage.schemas.Plane;

class PhcxRoundTripTest {

  @Property(tries = 200)
  void shouldReadWhatThorntonWrote(@ForAll("thornton") RawCandidate candidate) throws Exception {
    PhcxSame.assertSame(roundTrip(PhcxGeneration.THORNTON, candidate), candidate);
  }

  @Property(tries = 200)
  void shouldReadWhatMedlatWrote(@ForAll("medlat") RawCandidate candidate) throws Exception {
    PhcxSame.assertSame(roundTrip(PhcxGeneration.MEDLAT, candidate), candidate);
  }

  @Test
  void shouldWriteTheSameBytesEachTime() {
    PhcxWriter writer = new PhcxWriter(PhcxGeneration.THORNTON);
    assertThat(writer.write(Samples.thornton(1))).isEqualTo(writer.write(Samples.thornton(1)));
  }

  @Test
  void shouldQuantiseFloatPlanesBetweenTheirExtremes() throws Exception {
    RawCandidate candidate = Samples.thornton(1);
    RawCandidate floats =
        new RawCandidate(
            candidate.observation(),
            candidate.optimised(),
            null,
            candidate.subIntegrations(),
            candidate.subBands(),
            Planes.ofFloats(1, 4, new float[] {-1, 0, 0.5f, 1}),
            null,
            null);
    RawCandidate read = roundTrip(PhcxGeneration.THORNTON, floats);
    assertThat(read.search()).isNull();
    assertThat(read.profile().getSamples().array()).containsExactly(0, 127, (byte) 191, (byte) 255);
    assertThat(Planes.values(read.profile())[3]).isEqualTo(1);
  }

  @Test
  void shouldWriteAConstantPlaneAsZeros() throws Exception {
    RawCandidate candidate = Samples.thornton(1);
    RawCandidate constant =
        new RawCandidate(
            candidate.observation(),
            candidate.optimised(),
            candidate.search(),
            candidate.subIntegrations(),
            candidate.subBands(),
            Planes.ofFloats(1, 3, new float[] {2, 2, 2}),
            candidate.dmCurve(),
            candidate.periodDmPlane());
    Plane read = roundTrip(PhcxGeneration.MEDLAT, constant).profile();
    assertThat(read.getSamples().array()).containsOnly(0);
    assertThat(Planes.values(read)).containsOnly(2);
  }

  @Test
  void shouldRefuseToWriteWhatIsNoNumber() {
    RawCandidate candidate = Samples.thornton(1);
    candidate.optimised().setDm(Double.NaN);
    PhcxWriter writer = new PhcxWriter(PhcxGeneration.THORNTON);
    assertThatThrownBy(() -> writer.write(candidate))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("NaN");
  }

  @Test
  void shouldKeepTextThatXmlWouldMisread() throws Exception {
    RawCandidate candidate = Samples.medlat(1);
    candidate.observation().setSourceName("<A&B> 'c' \"d\" \u00e9");
    RawCandidate read = roundTrip(PhcxGeneration.MEDLAT, candidate);
    assertThat(read.observation().getSourceName()).isEqualTo("<A&B> 'c' \"d\" \u00e9");
  }

  @Test
  void shouldWriteTheOriginThatMedlatFilesHave() {
    byte[] file = new PhcxWriter(PhcxGeneration.MEDLAT).write(Samples.medlat(1));
    assertThat(new String(file, StandardCharsets.US_ASCII))
        .contains(
            "\t<Origin><UTC>2009-06-03-12:00:00</UTC><Beam>04</Beam>"
                + "<FileName>0001.phcx</FileName></Origin></head>\n");
  }

  @Provide
  Arbitrary<RawCandidate> thornton() {
    return candidates(PhcxGeneration.THORNTON);
  }

  @Provide
  Arbitrary<RawCandidate> medlat() {
    return candidates(PhcxGeneration.MEDLAT);
  }

  private static RawCandidate roundTrip(PhcxGeneration generation, RawCandidate candidate)
      throws Exception {
    RawFile file = new RawFile("made-up", new PhcxWriter(generation).write(candidate));
    CandidateFormat format = CandidateFormats.recognise(file);
    assertThat(format.name()).isEqualTo("phcx");
    return format.read(file);
  }

  private static Arbitrary<RawCandidate> candidates(PhcxGeneration generation) {
    boolean medlat = generation == PhcxGeneration.MEDLAT;
    Arbitrary<Integer> bins = Arbitraries.integers().between(1, 140);
    Arbitrary<FoldValues> search =
        medlat
            ? Combinators.combine(decimals(1e3), decimals(1e3))
                .as((dm, snr) -> new FoldValues(0.125, null, dm, 1.5, null, snr, null))
            : foldValues();
    return bins.flatMap(
        n ->
            Combinators.combine(
                    observations(medlat),
                    foldValues(),
                    search,
                    planes(33, n),
                    planes(17, n),
                    planes(1, n),
                    (medlat ? decimalCurves() : byteCurves()).injectNull(0.1),
                    periodDmPlanes().injectNull(0.1))
                .as(RawCandidate::new));
  }

  private static Arbitrary<Observation> observations(boolean medlat) {
    return Combinators.combine(
            Arbitraries.strings().alpha().numeric().ofMinLength(1).ofMaxLength(20).injectNull(0.1),
            decimals(360).map(Math::abs),
            decimals(90),
            decimals(2000),
            Arbitraries.integers().between(1, 13).injectNull(0.1))
        .as(
            (name, ra, dec, frequency, beam) ->
                new Observation(
                    name, name, medlat ? beam : null, ra, dec, frequency, -400.0, 55000.5, 600.0));
  }

  private static Arbitrary<FoldValues> foldValues() {
    return Combinators.combine(
            decimals(100).injectNull(0.1),
            decimals(2000).injectNull(0.1),
            decimals(1000).injectNull(0.1),
            decimals(1).map(Math::abs).injectNull(0.1))
        .as((period, dm, snr, width) -> new FoldValues(period, period, dm, dm, snr, snr, width));
  }

  // Numbers of six decimals, which PHCX writes.
  private static Arbitrary<Double> decimals(double most) {
    long units = (long) (most * 1e6);
    return Arbitraries.longs().between(-units, units).map(unit -> unit / 1e6);
  }

  private static Arbitrary<Plane> planes(int mostRows, int bins) {
    return Arbitraries.integers()
        .between(1, mostRows)
        .flatMap(
            rows ->
                Combinators.combine(
                        Arbitraries.bytes().array(byte[].class).ofSize(rows * bins),
                        decimals(100),
                        decimals(100).map(Math::abs))
                    .as(
                        (samples, minimum, range) ->
                            Planes.ofBytes(
                                rows,
                                bins,
                                samples,
                                minimum,
                                Math.rint((minimum + range) * 1e6) / 1e6)));
  }

  private static Arbitrary<DmCurve> byteCurves() {
    return Arbitraries.integers()
        .between(1, 300)
        .flatMap(n -> planes(1, n).map(snrs -> new DmCurve(Samples.dms(n, 0.5f), snrs)));
  }

  private static Arbitrary<DmCurve> decimalCurves() {
    return Arbitraries.integers()
        .between(0, 100_000)
        .array(Integer[].class)
        .ofMinSize(1)
        .ofMaxSize(300)
        .map(
            hundredths -> {
              float[] snrs = new float[hundredths.length];
              for (int i = 0; i < snrs.length; i++) {
                snrs[i] = (float) (hundredths[i] / 100.0);
              }
              return new DmCurve(
                  Samples.dms(snrs.length, 0.5f), Planes.ofFloats(1, snrs.length, snrs));
            });
  }

  private static Arbitrary<PeriodDmPlane> periodDmPlanes() {
    return Combinators.combine(
            Arbitraries.integers().between(1, 12), Arbitraries.integers().between(1, 12))
        .flatAs(
            (dms, periods) ->
                Arbitraries.bytes()
                    .array(byte[].class)
                    .ofSize(dms * periods)
                    .map(
                        samples ->
                            new PeriodDmPlane(
                                Samples.offsets(periods),
                                Samples.dms(dms, 2),
                                Planes.ofBytes(dms, periods, samples, 0, 1))));
  }
}
