package org.pulsartriage.models.input;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.pulsartriage.candidates.Planes;
import org.pulsartriage.schemas.Plane;

/**
 * Sixteen rows at a time beside the plain way: what a model is trained on is the bits of either.
 */
class CompactImagesTest {

  private static final int BINS = 64;
  private static final int ROWS = 16;

  /** Kept from try to try, as a thread keeps its own: nothing of one plane may show in the next. */
  private final CompactImages images = new CompactImages();

  @Property(tries = 400)
  void shouldGiveTheBitsOfRowByRowForBytes(
      @ForAll @IntRange(min = 1, max = 70) int rows,
      @ForAll("columns") int columns,
      @ForAll @IntRange(min = 1, max = 256) int steps,
      @ForAll @DoubleRange(min = -0.5, max = 0.5) double shift,
      @ForAll boolean reversed,
      @ForAll long seed) {
    Random random = new Random(seed);
    byte[] samples = new byte[rows * columns];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (byte) random.nextInt(steps);
    }
    double minimum = 100 * random.nextGaussian();
    Plane plane =
        Planes.ofBytes(rows, columns, samples, minimum, minimum + 50 * random.nextDouble());

    assertSame(plane, dead(rows, random), shift, reversed);
  }

  @Property(tries = 400)
  void shouldGiveTheBitsOfRowByRowForAnyFloats(
      @ForAll @IntRange(min = 1, max = 70) int rows,
      @ForAll("columns") int columns,
      @ForAll("strange") float[] values,
      @ForAll @DoubleRange(min = -0.5, max = 0.5) double shift,
      @ForAll boolean reversed,
      @ForAll long seed) {
    Random random = new Random(seed);
    float[] plane = new float[rows * columns];
    for (int i = 0; i < plane.length; i++) {
      plane[i] =
          random.nextInt(4) == 0
              ? values[random.nextInt(values.length)]
              : (float) random.nextGaussian();
    }

    assertSame(Planes.ofFloats(rows, columns, plane), dead(rows, random), shift, reversed);
  }

  @Test
  void shouldGiveTheBitsOfRowByRowWhereZerosHaveSigns() {
    Random random = new Random(8);
    for (int round = 0; round < 50; round++) {
      float[] plane = new float[32 * 64];
      for (int i = 0; i < plane.length; i++) {
        plane[i] = new float[] {-0f, 0f, -1f, 1f}[random.nextInt(round % 2 == 0 ? 2 : 4)];
      }
      assertSame(Planes.ofFloats(32, 64, plane), List.of(), 0, false);
    }
  }

  private void assertSame(Plane plane, List<Integer> dead, double shift, boolean reversed) {
    float[] expected = CentredImage.of(plane, dead, shift, reversed, ROWS, BINS);

    float[] image = images.image(plane, dead, shift, reversed);

    assertThat(bits(image)).isEqualTo(bits(expected));
  }

  private static List<Integer> dead(int rows, Random random) {
    List<Integer> dead = new ArrayList<>();
    for (int row = 0; row < rows; row++) {
      if (random.nextInt(6) == 0) {
        dead.add(row);
      }
    }
    return dead;
  }

  private static int[] bits(float[] values) {
    return Arrays.stream(range(values.length))
        .map(i -> Float.floatToRawIntBits(values[i]))
        .toArray();
  }

  private static int[] range(int length) {
    int[] range = new int[length];
    Arrays.setAll(range, i -> i);
    return range;
  }

  @Provide
  Arbitrary<Integer> columns() {
    return Arbitraries.of(1, 3, 50, 63, 64, 65, 100, 128, 200);
  }

  @Provide
  Arbitrary<float[]> strange() {
    return Arbitraries.of(
            0f,
            -0f,
            1f,
            Float.NaN,
            Float.POSITIVE_INFINITY,
            Float.NEGATIVE_INFINITY,
            Float.MAX_VALUE,
            -Float.MAX_VALUE,
            Float.MIN_VALUE,
            1e-30f)
        .array(float[].class)
        .ofMinSize(1)
        .ofMaxSize(6);
  }
}
