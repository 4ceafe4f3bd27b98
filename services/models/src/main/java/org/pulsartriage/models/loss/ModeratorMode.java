package org.pulsartriage.models.loss;

/** What becomes of the weight (the power-exponential moderator) of a GPPE loss. */
public enum ModeratorMode {
  /** It multiplies the loss and counts as a constant in the gradient. */
  DETACHED,
  /** It multiplies the loss and is differentiated with it. */
  ATTACHED,
  /** It is left out: cross entropy with the probability shift on negatives remains. */
  UNWEIGHTED
}
