package org.pulsartriage.trainer.recipe;

import java.io.IOException;
import org.pulsartriage.datasets.CandidateDataset;
import org.pulsartriage.datasets.Dataset;
import org.pulsartriage.datasets.Datasets;
import org.pulsartriage.datasets.experiment.StrictNode;

/**
 * Candidates of a benchmark data set, the first of each class.
 *
 * @param header what every source has
 * @param dataset name of the data set
 * @param pulsars most pulsars to take
 * @param others most others to take
 */
record BenchmarkSource(RecipeSources.Header header, String dataset, int pulsars, int others)
    implements RecipeSource {

  private static final String PULSAR = "pulsar";

  static RecipeSource parse(StrictNode node, RecipeSources.Header header) {
    return new BenchmarkSource(
        header,
        node.text("dataset"),
        node.has("pulsars") ? node.whole("pulsars", 0) : Integer.MAX_VALUE,
        node.has("others") ? node.whole("others", 0) : Integer.MAX_VALUE);
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
  public Opened open(RecipeContext context) throws IOException {
    Dataset opened;
    try {
      opened = Datasets.named(dataset).open(context.data());
    } catch (IllegalArgumentException e) {
      throw context.fault(key() + ".dataset", e.getMessage());
    }
    if (!(opened instanceof CandidateDataset candidates) || !opened.classNames().contains(PULSAR)) {
      throw context.fault(key() + ".dataset", "'" + dataset + "' holds no whole candidates");
    }
    return new CandidateDatasetReading(
        candidates, opened.classNames().indexOf(PULSAR), pulsars, others, "data set " + dataset);
  }
}
