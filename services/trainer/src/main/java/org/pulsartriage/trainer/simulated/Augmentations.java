package org.pulsartriage.trainer.simulated;

import org.pulsartriage.trainer.fit.Augmentation;

/** Which augmentation suits what a network sees. */
public final class Augmentations {

  private Augmentations() {}

  /**
   * @param inputAssembly name of an input assembly
   * @return what may be done to what it gives
   */
  public static Augmentation of(String inputAssembly) {
    return switch (inputAssembly) {
      case "compact" -> new CompactAugmentation();
      case "sub-integrations-64-centred" -> new ImageAugmentation();
      default -> Augmentation.NONE;
    };
  }
}
