package org.pulsartriage.trainer.recipe;

import org.pulsartriage.datasets.candidate.SimulatedCandidates;
import org.pulsartriage.datasets.candidate.SubIntegrationView;
import org.pulsartriage.datasets.experiment.StrictNode;

/**
 * Candidates of the simulator: pulsars, and others of noise and of every kind of interference in
 * turn.
 *
 * @param header what every source has
 * @param seed what they follow from
 * @param pulsars number of pulsars
 * @param others number of the others
 */
record SimulatedSource(RecipeSources.Header header, long seed, int pulsars, int others)
    implements RecipeSource {

  static RecipeSource parse(StrictNode node, RecipeSources.Header header) {
    return new SimulatedSource(
        header, node.whole("seed", 0), node.whole("pulsars", 0), node.whole("others", 0));
  }

  @Override
  public String key() {
    return header.key();
  }

  @Override
  public String name() {
    return header.name();
  }

  @Override
  public double weight() {
    return header.weight();
  }

  @Override
  public String file() {
    return null;
  }

  @Override
  public Opened open(RecipeContext context) {
    return new CandidateDatasetReading(
        new SimulatedCandidates(name(), seed, pulsars, others, new SubIntegrationView()),
        1,
        pulsars,
        others,
        "simulated, seed %d, %d pulsars, %d others".formatted(seed, pulsars, others));
  }
}
