package org.pulsartriage.datasets.reader;

import org.pulsartriage.datasets.DataFolder;
import org.pulsartriage.datasets.DataSource;
import org.pulsartriage.datasets.Dataset;
import org.pulsartriage.datasets.DatasetReader;
import org.pulsartriage.datasets.candidate.SimulatedCandidates;
import org.pulsartriage.datasets.candidate.SubIntegrationView;

/**
 * Simulated candidates: 1,200 pulsars and 90,000 others, the survey's imbalance. Nothing is read:
 * candidates are made as they are asked for. A {@link org.pulsartriage.datasets.CandidateDataset}.
 */
public final class SimulatedReader implements DatasetReader {

  /** Number of pulsars. */
  public static final int PULSARS = 1_200;

  /** Number of other candidates. */
  public static final int OTHERS = 90_000;

  /** What every candidate follows from. */
  public static final long SEED = 1;

  private static final DataSource SOURCE =
      new DataSource("simulated candidates", "this project's simulator", "this project");

  @Override
  public String name() {
    return "simulated";
  }

  @Override
  public DataSource source() {
    return SOURCE;
  }

  @Override
  public boolean holdsCandidates() {
    return true;
  }

  @Override
  public Dataset open(DataFolder folder) {
    return new SimulatedCandidates(name(), SEED, PULSARS, OTHERS, new SubIntegrationView());
  }
}
