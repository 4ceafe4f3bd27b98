package org.pulsartriage.models.loss;

/** What becomes of the weight (the power-exponential moderator) of a GPPE loss. */
public enum ModeratorMode {
  /** It multiplies the loss and counts as a constant in the gradient. */
  DETACHED("gppe"),
  /** It multiplies the loss and is differentiated with it. */
  ATTACHED("gppe-attached"),
  /** It is left out: cross entropy with the probability shift on negatives remains. */
  UNWEIGHTED("gppe-unweighted");

  private final String lossName;

  ModeratorMode(String lossName) {
    this.lossName = lossName;
  }

  /** The registry's name of the binary loss with this mode. */
  String lossName() {
    return lossName;
  }
}
