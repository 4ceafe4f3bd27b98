package org.pulsartriage.datasets.candidate;

import org.pulsartriage.candidates.Planes;
import org.pulsartriage.datasets.CandidateFeatures;
import org.pulsartriage.datasets.image.AreaResize;
import org.pulsartriage.schemas.Candidate;
import org.pulsartriage.schemas.Plane;

/**
 * The sub-integrations, time against phase, 1 x 64 x 64, resized by exact area weights and scaled
 * to 0..1 by their own range; a constant plane is all zero. Not rotated.
 */
public final class SubIntegrationView implements CandidateFeatures {

  private static final int SIDE = 64;

  @Override
  public int[] shape() {
    return new int[] {1, SIDE, SIDE};
  }

  @Override
  public float[] of(Candidate candidate) {
    Plane plane = candidate.getSubIntegrations();
    float[] image =
        AreaResize.plane(Planes.values(plane), plane.getRows(), plane.getColumns(), SIDE, SIDE);
    float least = Float.POSITIVE_INFINITY;
    float most = Float.NEGATIVE_INFINITY;
    for (float value : image) {
      least = Math.min(least, value);
      most = Math.max(most, value);
    }
    float range = most - least;
    for (int i = 0; i < image.length; i++) {
      image[i] = range > 0 && Float.isFinite(range) ? (image[i] - least) / range : 0;
    }
    return image;
  }
}
