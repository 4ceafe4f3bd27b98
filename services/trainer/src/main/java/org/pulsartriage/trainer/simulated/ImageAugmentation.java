package org.pulsartriage.trainer.simulated;

import java.util.random.RandomGenerator;
import org.pulsartriage.trainer.fit.Augmentation;

/**
 * Changes an image of rows over phase as another observation of the same thing might: the pulse a
 * little off the centre, rows missing, time running the other way, a weaker or stronger scale.
 */
final class ImageAugmentation implements Augmentation {

  private static final int LARGEST_SHIFT = 3;

  @Override
  public void apply(float[][] inputs, RandomGenerator random) {
    int shift = random.nextInt(2 * LARGEST_SHIFT + 1) - LARGEST_SHIFT;
    for (float[] image : inputs) {
      PhaseRows.rotate(image, image.length / PhaseRows.BINS, shift);
      PhaseRows.reverseSometimes(image, random);
      PhaseRows.loseSome(image, random);
      PhaseRows.scale(image, 0, image.length, random);
    }
  }
}
