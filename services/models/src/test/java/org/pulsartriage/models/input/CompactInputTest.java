package org.pulsartriage.models.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.pulsartriage.candidates.Planes;
import org.pulsartriage.schemas.Candidate;
import org.pulsartriage.schemas.PeriodDmPlane;
import org.pulsartriage.schemas.Plane;

class CompactInputTest {

  private static final InputAssembly COMPACT = InputAssemblies.named("compact");

  @Property(tries = 60)
  void shouldNotDependOnThePhaseAtWhichTheSourceBegins(
      @ForAll @IntRange(min = 0, max = 127) int turn, @ForAll("bins") int bins) {
    Candidate candidate = CandidatesForTests.pulsar(31, 16, bins, 0.25, 3);
    Candidate rotated = CandidatesForTests.pulsar(31, 16, bins, 0.25, 3);
    rotated.setSubIntegrations(rotated(candidate.getSubIntegrations(), turn));
    rotated.setSubBands(rotated(candidate.getSubBands(), turn));
    rotated.setProfile(rotated(candidate.getProfile(), turn));
    rotated.setPhaseShift(
        CandidatesForTests.wrapped(candidate.getPhaseShift() - (double) turn / bins));

    assertClose(COMPACT.assemble(rotated), COMPACT.assemble(candidate), 1e-4);
  }

  @Property(tries = 60)
  void shouldNotDependOnScaleAndOffsetOfAnyPlane(
      @ForAll("scales") double scale, @ForAll @IntRange(min = -50, max = 50) int offset) {
    Candidate candidate = CandidatesForTests.pulsar(18, 16, 64, 0.7, 5);
    Candidate scaled = CandidatesForTests.pulsar(18, 16, 64, 0.7, 5);
    scaled.setSubIntegrations(scaled(candidate.getSubIntegrations(), scale, offset));
    scaled.setSubBands(scaled(candidate.getSubBands(), scale, offset));
    scaled.setProfile(scaled(candidate.getProfile(), scale, offset));
    scaled.getDmCurve().setSnrs(scaled(candidate.getDmCurve().getSnrs(), scale, offset));

    assertClose(COMPACT.assemble(scaled), COMPACT.assemble(candidate), 0.02);
  }

  @Property(tries = 200)
  void shouldGiveFiniteValuesForAnyPlane(
      @ForAll("strange") float[] first,
      @ForAll("strange") float[] second,
      @ForAll @IntRange(min = 1, max = 70) int rows,
      @ForAll @IntRange(min = 1, max = 200) int bins,
      @ForAll long seed) {
    Candidate candidate = CandidatesForTests.pulsar(rows, rows, bins, 0.1, seed);
    candidate.setSubIntegrations(filled(rows, bins, first, seed));
    candidate.setSubBands(filled(rows, bins, second, seed + 1));
    candidate.setProfile(filled(1, bins, first, seed + 2));
    candidate.getDmCurve().setSnrs(filled(1, 300, second, seed + 3));

    float[][] inputs = COMPACT.assemble(candidate);

    for (int i = 0; i < inputs.length; i++) {
      assertThat(inputs[i]).hasSize(COMPACT.inputs().get(i).size());
      for (float value : inputs[i]) {
        assertThat(Math.abs(value)).isLessThan(16f);
      }
    }
  }

  @Test
  void shouldShowThePulseInTheMiddleOfEveryRowWhateverTheShapeOfTheSource() {
    for (int[] shape : new int[][] {{18, 16, 64}, {19, 16, 64}, {31, 16, 128}, {64, 96, 100}}) {
      float[][] inputs =
          COMPACT.assemble(CandidatesForTests.pulsar(shape[0], shape[1], shape[2], 0.9, 11));

      for (int image = 0; image < 2; image++) {
        for (int row = 0; row < 16; row++) {
          double on = Math.max(inputs[image][row * 64 + 31], inputs[image][row * 64 + 32]);
          assertThat(on).as("image %d row %d", image, row).isGreaterThan(1.2);
        }
      }
    }
  }

  @Test
  void shouldLeaveDeadSubBandsOutAndFillThemNeutrally() {
    Candidate candidate = CandidatesForTests.pulsar(18, 16, 64, 0.5, 2);
    float[] bands = Planes.values(candidate.getSubBands());
    java.util.Arrays.fill(bands, 0, 2 * 64, 0);
    candidate.setSubBands(Planes.ofFloats(16, 64, bands));
    candidate.setDeadSubBands(CandidatesForTests.rows(0, 1));

    float[] image = COMPACT.assemble(candidate)[1];

    // The band runs downwards, so that the first rows of the source are the last ones here.
    assertThat(java.util.Arrays.copyOfRange(image, 14 * 64, 16 * 64)).containsOnly(0);
    assertThat(java.util.Arrays.copyOfRange(image, 13 * 64, 14 * 64)).doesNotContain(0);
  }

  @Test
  void shouldBeginWithTheLowestFrequencyWhateverTheSourceBeginsWith() {
    Candidate downwards = CandidatesForTests.pulsar(18, 16, 64, 0.5, 2);
    Candidate upwards = CandidatesForTests.pulsar(18, 16, 64, 0.5, 2);
    float[] bands = Planes.values(downwards.getSubBands());
    float[] turned = new float[bands.length];
    for (int row = 0; row < 16; row++) {
      System.arraycopy(bands, row * 64, turned, (15 - row) * 64, 64);
    }
    upwards.setSubBands(Planes.ofFloats(16, 64, turned));
    upwards.getObservation().setBandwidth(400.0);

    assertThat(COMPACT.assemble(upwards)[1]).isEqualTo(COMPACT.assemble(downwards)[1]);
  }

  @Test
  void shouldTakeThePeriodDmPlaneWhereThereIsNoDmCurve() {
    Candidate candidate = CandidatesForTests.pulsar(18, 16, 64, 0.5, 2);
    float[] snrs = Planes.values(candidate.getDmCurve().getSnrs());
    float[] plane = new float[snrs.length * 3];
    for (int i = 0; i < snrs.length; i++) {
      plane[3 * i] = snrs[i] - 1;
      plane[3 * i + 1] = snrs[i];
      plane[3 * i + 2] = snrs[i] - 2;
    }
    Candidate other = CandidatesForTests.pulsar(18, 16, 64, 0.5, 2);
    other.setPeriodDmPlane(
        new PeriodDmPlane(
            java.nio.ByteBuffer.allocate(24),
            candidate.getDmCurve().getDms(),
            Planes.ofFloats(snrs.length, 3, plane)));
    other.setDmCurve(null);

    assertThat(COMPACT.assemble(other)).isDeepEqualTo(COMPACT.assemble(candidate));
  }

  @Test
  void shouldLeaveTheDmChannelsBlankWhereNothingIsKnownOfThem() {
    Candidate candidate = CandidatesForTests.pulsar(18, 16, 64, 0.5, 2);
    candidate.setDmCurve(null);

    float[] curves = COMPACT.assemble(candidate)[2];

    assertThat(java.util.Arrays.copyOfRange(curves, 2 * 64, 6 * 64)).containsOnly(0);
    assertThat(java.util.Arrays.copyOfRange(curves, 0, 2 * 64)).isNotEqualTo(new float[128]);
  }

  @Test
  void shouldShowOneShapeOfDmCurveForEveryPeriod() {
    Candidate slow = CandidatesForTests.pulsar(18, 16, 64, 0.5, 2);
    Candidate fast = CandidatesForTests.pulsar(18, 16, 64, 0.5, 2);
    slow.setDmCurve(CandidatesForTests.curve(300, 300, new Random(1)));
    fast.setDmCurve(CandidatesForTests.curve(300, 300, new Random(1)));
    // Trials twice as close at half the period.
    java.nio.ByteBuffer dms =
        java.nio.ByteBuffer.allocate(1200).order(java.nio.ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < 300; i++) {
      dms.putFloat(i);
    }
    fast.getDmCurve().setDms(dms.flip());
    fast.getOptimised().setBarycentricPeriod(0.25);

    float[] one = COMPACT.assemble(slow)[2];
    float[] other = COMPACT.assemble(fast)[2];

    for (int bin = 4 * 64; bin < 6 * 64; bin++) {
      assertThat(other[bin]).isCloseTo(one[bin], within(1e-4f));
    }
    assertThat(one[4 * 64 + 31]).isGreaterThan(0.95f);
    assertThat(one[4 * 64 + 12]).isLessThan(0.3f);
  }

  @Provide
  Arbitrary<Integer> bins() {
    return Arbitraries.of(64, 128);
  }

  @Provide
  Arbitrary<Double> scales() {
    return Arbitraries.doubles().between(1e-3, 1e3).ofScale(4);
  }

  @Provide
  Arbitrary<float[]> strange() {
    return Arbitraries.of(
        new float[] {0},
        new float[] {7.5f},
        new float[] {0, 0, 0, 0, 0, 0, 0, 255},
        new float[] {Float.MAX_VALUE, -Float.MAX_VALUE},
        new float[] {Float.MIN_VALUE, 0},
        new float[] {1e-30f, 2e-30f, 5e-30f},
        new float[] {Float.NaN, 1, 2, 3},
        new float[] {Float.POSITIVE_INFINITY, 1, 2, Float.NEGATIVE_INFINITY});
  }

  private static Plane filled(int rows, int columns, float[] palette, long seed) {
    Random random = new Random(seed);
    float[] values = new float[rows * columns];
    for (int i = 0; i < values.length; i++) {
      values[i] = palette[random.nextInt(palette.length)];
    }
    return Planes.ofFloats(rows, columns, values);
  }

  private static Plane rotated(Plane plane, int turn) {
    float[] values = Planes.values(plane);
    float[] rotated = new float[values.length];
    int columns = plane.getColumns();
    for (int row = 0; row < plane.getRows(); row++) {
      for (int column = 0; column < columns; column++) {
        rotated[row * columns + (column + turn) % columns] = values[row * columns + column];
      }
    }
    return Planes.ofFloats(plane.getRows(), columns, rotated);
  }

  private static Plane scaled(Plane plane, double scale, double offset) {
    float[] values = Planes.values(plane);
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (scale * values[i] + offset);
    }
    return Planes.ofFloats(plane.getRows(), plane.getColumns(), values);
  }

  private static void assertClose(float[][] found, float[][] expected, double tolerance) {
    for (int i = 0; i < expected.length; i++) {
      for (int k = 0; k < expected[i].length; k++) {
        assertThat((double) found[i][k])
            .as("input %d value %d", i, k)
            .isCloseTo(expected[i][k], within(tolerance));
      }
    }
  }
}
