package org.pulsartriage.datasets.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.FloatRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class AreaResizeTest {

  @Test
  void shouldWeighEachPixelByTheAreaThatIsCovered() {
    // Three columns to two: each target covers one and a half.
    assertThat(AreaResize.plane(new float[] {0, 30, 90}, 1, 3, 1, 2)).containsExactly(10f, 70f);
    // Both axes: means of the four quarters.
    assertThat(
            AreaResize.plane(
                new float[] {1, 3, 10, 10, 5, 7, 10, 10, 0, 0, 2, 2, 0, 0, 4, 4}, 4, 4, 2, 2))
        .containsExactly(4f, 10f, 0f, 3f);
  }

  @Test
  void shouldRepeatPixelsWhereTheTargetIsLarger() {
    assertThat(AreaResize.plane(new float[] {1, 2}, 1, 2, 2, 4))
        .containsExactly(1f, 1f, 2f, 2f, 1f, 1f, 2f, 2f);
  }

  @Test
  void shouldRoundHalvesUpAndKeepTheChannelsApart() {
    PixelImage image = new PixelImage(2, 1, new byte[] {1, 2, (byte) 200, (byte) 250, 9, 9});
    assertThat(AreaResize.to(image, 1, 1).samples()).containsExactly(2, (byte) 225, 9);
  }

  @Property(tries = 200)
  void shouldKeepTheMean(
      @ForAll @Size(60) List<@FloatRange(min = 0, max = 255) Float> pixels,
      @ForAll @IntRange(min = 1, max = 13) int rows,
      @ForAll @IntRange(min = 1, max = 13) int columns) {
    float[] values = new float[pixels.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = pixels.get(i);
    }
    float[] resized = AreaResize.plane(values, 6, 10, rows, columns);
    assertThat(mean(resized)).isCloseTo(mean(values), within(1e-3));
  }

  private static double mean(float[] values) {
    double sum = 0;
    for (float value : values) {
      sum += value;
    }
    return sum / values.length;
  }
}
