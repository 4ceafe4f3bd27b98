package org.pulsartriage.trainer.simulated;

import java.util.random.RandomGenerator;
import org.pulsartriage.trainer.fit.Augmentation;

/**
 * Changes what the compact network sees as another observation of the same thing might: the pulse a
 * little off the centre in every input alike, rows missing, time and frequency running the other
 * way, a weaker or stronger scale.
 */
final class CompactAugmentation implements Augmentation {

  private static final int LARGEST_SHIFT = 3;
  private static final int PROFILE_CHANNELS = 2;

  @Override
  public void apply(float[][] inputs, RandomGenerator random) {
    int shift = random.nextInt(2 * LARGEST_SHIFT + 1) - LARGEST_SHIFT;
    for (int image = 0; image < 2; image++) {
      PhaseRows.rotate(inputs[image], inputs[image].length / PhaseRows.BINS, shift);
      PhaseRows.reverseSometimes(inputs[image], random);
      PhaseRows.loseSome(inputs[image], random);
      PhaseRows.scale(inputs[image], 0, inputs[image].length, random);
    }
    PhaseRows.rotate(inputs[2], PROFILE_CHANNELS, shift);
    // Channels in units of noise only: the others are bound to a range.
    PhaseRows.scale(inputs[2], 0, PhaseRows.BINS, random);
    PhaseRows.scale(inputs[2], 2 * PhaseRows.BINS, 3 * PhaseRows.BINS, random);
  }
}
