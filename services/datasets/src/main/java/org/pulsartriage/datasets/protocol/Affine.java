package org.pulsartriage.datasets.protocol;

/**
 * A scaling with its numbers: (value - offset) / divisor, one pair a channel or a feature, worked
 * out in double precision and rounded to single.
 *
 * @param offsets what is taken away
 * @param divisors what is divided by, none 0
 * @param run how many successive values share a pair
 */
public record Affine(double[] offsets, double[] divisors, int run) {

  private static final double[] IMAGENET_MEAN = {0.485, 0.456, 0.406};
  private static final double[] IMAGENET_DEVIATION = {0.229, 0.224, 0.225};
  private static final double FULL = 255;

  /** The scaling of a kind that needs no fit. */
  static Affine of(Scaling scaling, int[] shape, int features) {
    return switch (scaling) {
      case NONE -> uniform(1, features);
      case BYTE_256 -> uniform(256, features);
      case BYTE_255 -> uniform(FULL, features);
      case IMAGENET -> imagenet(shape, features);
      case STANDARDISE -> throw new IllegalArgumentException("needs training samples");
    };
  }

  private static Affine uniform(double divisor, int features) {
    return new Affine(new double[] {0}, new double[] {divisor}, features);
  }

  private static Affine imagenet(int[] shape, int features) {
    if (shape.length != 3 || shape[0] != IMAGENET_MEAN.length) {
      throw new IllegalArgumentException("scaling imagenet: the samples have no three channels");
    }
    double[] offsets = new double[IMAGENET_MEAN.length];
    double[] divisors = new double[IMAGENET_MEAN.length];
    for (int i = 0; i < offsets.length; i++) {
      offsets[i] = FULL * IMAGENET_MEAN[i];
      divisors[i] = FULL * IMAGENET_DEVIATION[i];
    }
    return new Affine(offsets, divisors, features / IMAGENET_MEAN.length);
  }

  /**
   * @param value a value as recorded
   * @param feature its place in the sample
   * @return the scaled value
   */
  public float scale(float value, int feature) {
    int pair = feature / run;
    return (float) ((value - offsets[pair]) / divisors[pair]);
  }
}
