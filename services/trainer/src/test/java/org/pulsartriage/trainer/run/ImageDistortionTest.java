package org.pulsartriage.trainer.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.pulsartriage.datasets.experiment.Refinement.Distortion;
import org.pulsartriage.models.input.InputShape;

class ImageDistortionTest {

  private static final InputShape SHAPE = new InputShape("image", 2, 9, 9);

  @Property(tries = 50)
  void shouldLeaveAnImageAsItIsWhereNothingMayChange(@ForAll long seed) {
    float[] image = noise(seed);
    float[] distorted = distort(new Distortion(0, 0, 0, 0), image, seed);

    for (int i = 0; i < image.length; i++) {
      assertThat(distorted[i]).isCloseTo(image[i], within(1e-5f));
    }
  }

  @Property(tries = 100)
  void shouldStayWithinTheRangeOfTheImage(@ForAll long seed) {
    float[] distorted = distort(new Distortion(45, 3, 0.4, 0.5), noise(seed), seed);

    for (float value : distorted) {
      assertThat(value).isBetween(0f, 1f);
    }
  }

  @Property(tries = 50)
  void shouldMoveAPulseByNoMoreThanTheLargestShift(@ForAll long seed) {
    float[] image = new float[SHAPE.size()];
    image[4 * 9 + 4] = 1;

    float[] distorted = distort(new Distortion(0, 2, 0, 0), image, seed);

    double mass = 0;
    double row = 0;
    double column = 0;
    for (int i = 0; i < 81; i++) {
      mass += distorted[i];
      row += distorted[i] * (i / 9);
      column += distorted[i] * (i % 9);
    }
    assertThat(mass).isCloseTo(1, within(1e-5));
    assertThat(row / mass).isBetween(2 - 1e-5, 6 + 1e-5);
    assertThat(column / mass).isBetween(2 - 1e-5, 6 + 1e-5);
  }

  @Example
  void shouldDistortTheChannelsAlike() {
    float[] image = noise(3);
    System.arraycopy(image, 0, image, 81, 81);

    float[] distorted = distort(new Distortion(30, 2, 0.2, 0.2), image, 5);

    for (int i = 0; i < 81; i++) {
      assertThat(distorted[81 + i]).isEqualTo(distorted[i]);
    }
    assertThat(distorted).isNotEqualTo(image);
  }

  private static float[] distort(Distortion most, float[] image, long seed) {
    float[][] inputs = {image.clone()};
    new ImageDistortion(most, SHAPE).apply(inputs, new SplittableRandom(seed));
    return inputs[0];
  }

  private static float[] noise(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    float[] image = new float[SHAPE.size()];
    for (int i = 0; i < image.length; i++) {
      image[i] = (float) random.nextDouble();
    }
    return image;
  }
}
