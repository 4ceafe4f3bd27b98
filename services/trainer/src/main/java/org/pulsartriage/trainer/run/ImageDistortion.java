package org.pulsartriage.trainer.run;

import java.util.random.RandomGenerator;
import org.pulsartriage.datasets.experiment.Refinement;
import org.pulsartriage.models.input.InputShape;
import org.pulsartriage.trainer.fit.Augmentation;

/**
 * Turns, shifts, stretches and shears an image at random about its centre, between pixels by
 * bilinear interpolation; what comes in from outside is the nearest pixel of the border.
 */
final class ImageDistortion implements Augmentation {

  private final Refinement.Distortion most;
  private final InputShape shape;
  private final float[] distorted;

  /**
   * @param most the largest distortions
   * @param shape shape of the images
   */
  ImageDistortion(Refinement.Distortion most, InputShape shape) {
    this.most = most;
    this.shape = shape;
    this.distorted = new float[shape.size()];
  }

  @Override
  public void apply(float[][] inputs, RandomGenerator random) {
    double angle = Math.toRadians(even(random, most.rotation()));
    double stretchX = 1 + even(random, most.scale());
    double stretchY = 1 + even(random, most.scale());
    double shear = even(random, most.shear());
    double shiftX = even(random, most.shift());
    double shiftY = even(random, most.shift());
    // From a pixel of the result back to where it comes from.
    double xx = Math.cos(angle) / stretchX;
    double xy = (-Math.sin(angle) + shear * Math.cos(angle)) / stretchX;
    double yx = Math.sin(angle) / stretchY;
    double yy = (Math.cos(angle) + shear * Math.sin(angle)) / stretchY;
    int height = shape.height();
    int width = shape.width();
    double centreX = (width - 1) / 2.0;
    double centreY = (height - 1) / 2.0;
    float[] image = inputs[0];
    for (int row = 0; row < height; row++) {
      for (int column = 0; column < width; column++) {
        double x = column - centreX - shiftX;
        double y = row - centreY - shiftY;
        double fromX = Math.max(0, Math.min(width - 1, centreX + xx * x + xy * y));
        double fromY = Math.max(0, Math.min(height - 1, centreY + yx * x + yy * y));
        int left = Math.min((int) fromX, width - 2);
        int top = Math.min((int) fromY, height - 2);
        float right = (float) (fromX - left);
        float low = (float) (fromY - top);
        for (int channel = 0; channel < shape.channels(); channel++) {
          int plane = channel * height * width;
          int at = plane + top * width + left;
          float above = image[at] + right * (image[at + 1] - image[at]);
          float below = image[at + width] + right * (image[at + width + 1] - image[at + width]);
          distorted[plane + row * width + column] = above + low * (below - above);
        }
      }
    }
    System.arraycopy(distorted, 0, image, 0, distorted.length);
  }

  private static double even(RandomGenerator random, double most) {
    return (2 * random.nextDouble() - 1) * most;
  }
}
