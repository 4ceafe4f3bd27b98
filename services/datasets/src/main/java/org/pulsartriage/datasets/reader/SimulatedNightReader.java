package org.pulsartriage.datasets.reader;

import org.pulsartriage.datasets.DataFolder;
import org.pulsartriage.datasets.DataSource;
import org.pulsartriage.datasets.Dataset;
import org.pulsartriage.datasets.DatasetReader;
import org.pulsartriage.datasets.candidate.SimulatedCandidates;
import org.pulsartriage.datasets.candidate.SubIntegrationView;

/**
 * A simulated night of 20 pulsars, 380 candidates of interference and 1,600 of noise, mixed as they
 * might come. Nothing is read. A {@link org.pulsartriage.datasets.CandidateDataset}.
 */
public final class SimulatedNightReader implements DatasetReader {

  /** Number of pulsars. */
  public static final int PULSARS = 20;

  /** Number of candidates of interference. */
  public static final int INTERFERENCE = 380;

  /** Number of candidates of noise. */
  public static final int NOISE = 1_600;

  /** What every candidate follows from: none of the training sets' seeds. */
  public static final long SEED = 20_260_101;

  private static final DataSource SOURCE =
      new DataSource("a simulated night", "this project's simulator", "this project");

  @Override
  public String name() {
    return "simulated-night";
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
    return SimulatedCandidates.night(
        name(), SEED, PULSARS, INTERFERENCE, NOISE, new SubIntegrationView());
  }
}
