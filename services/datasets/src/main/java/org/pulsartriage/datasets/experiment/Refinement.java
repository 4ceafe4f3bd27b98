package org.pulsartriage.datasets.experiment;

/**
 * What a recipe of ours adds to a published way of training.
 *
 * @param distortion how images are distorted at random while training; null for none
 * @param cosine whether the learning rate rises over the first twentieth of the steps and then
 *     falls as half a cosine to 0 (Loshchilov and Hutter 2017)
 * @param averaging weight of the past in the running mean of parameters, which is what is judged, 0
 *     to below 1; 0 for no mean
 * @param fittedThreshold whether figures are also given at the threshold of the highest F1 on the
 *     training samples; of two classes
 */
public record Refinement(
    Distortion distortion, boolean cosine, double averaging, boolean fittedThreshold) {

  /** Nothing is added. */
  public static final Refinement NONE = new Refinement(null, false, 0, false);

  /** Checks the range. */
  public Refinement {
    if (!(averaging >= 0 && averaging < 1)) {
      throw new IllegalArgumentException("averaging " + averaging + ": 0 to below 1 wanted");
    }
  }

  /**
   * The largest distortions, each drawn evenly from its negative to itself.
   *
   * @param rotation in degrees, 0 to 180
   * @param shift in pixels along each axis, 0 or more
   * @param scale as a part of the size along each axis, 0 to below 1
   * @param shear horizontal shift a row, in pixels, 0 to 1
   */
  public record Distortion(double rotation, double shift, double scale, double shear) {}
}
