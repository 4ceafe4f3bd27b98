package org.pulsartriage.models.input;

import java.util.Arrays;
import java.util.List;
import org.pulsartriage.candidates.Planes;
import org.pulsartriage.schemas.Candidate;
import org.pulsartriage.schemas.Plane;

/**
 * The sub-integrations alone, 64 x 64, scaled to 0..1 by their own range and not rotated: what the
 * HTRU network is trained on.
 */
final class SubIntegrations64 implements InputAssembly {

  private static final int SIZE = 64;

  @Override
  public String name() {
    return "sub-integrations-64";
  }

  @Override
  public List<InputShape> inputs() {
    return List.of(new InputShape("image", 1, SIZE, SIZE));
  }

  @Override
  public float[][] assemble(Candidate candidate) {
    Plane plane = candidate.getSubIntegrations();
    boolean[] live = new boolean[plane.getRows()];
    Arrays.fill(live, true);
    float[] image =
        RowResampler.resample(
            PhaseResampler.resample(
                Planes.values(plane), plane.getRows(), plane.getColumns(), 0, SIZE),
            live,
            SIZE,
            SIZE);
    stretch(image);
    return new float[][] {image};
  }

  private static void stretch(float[] image) {
    double least = Double.POSITIVE_INFINITY;
    double most = Double.NEGATIVE_INFINITY;
    for (float value : image) {
      if (Float.isFinite(value)) {
        least = Math.min(least, value);
        most = Math.max(most, value);
      }
    }
    for (int i = 0; i < image.length; i++) {
      image[i] =
          Float.isFinite(image[i]) && most > least
              ? (float) ((image[i] - least) / (most - least))
              : 0;
    }
  }
}
