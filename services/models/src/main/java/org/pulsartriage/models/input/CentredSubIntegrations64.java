package org.pulsartriage.models.input;

import java.util.List;
import org.pulsartriage.schemas.Candidate;

/**
 * The sub-integrations alone, 64 x 64, the pulse at phase 0.5 and every row in units of its noise:
 * for the HTRU network where there are few candidates to learn from, which needn't then find out
 * that a pulsar may stand at any phase.
 */
final class CentredSubIntegrations64 implements InputAssembly {

  private static final int SIZE = 64;

  @Override
  public String name() {
    return "sub-integrations-64-centred";
  }

  @Override
  public List<InputShape> inputs() {
    return List.of(new InputShape("image", 1, SIZE, SIZE));
  }

  @Override
  public float[][] assemble(Candidate candidate) {
    return new float[][] {
      CentredImage.of(
          candidate.getSubIntegrations(),
          candidate.getDeadSubIntegrations(),
          candidate.getPhaseShift(),
          false,
          SIZE,
          SIZE)
    };
  }
}
