package org.pulsartriage.datasets.experiment;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.pulsartriage.datasets.DataFolder;
import org.pulsartriage.datasets.Dataset;
import org.pulsartriage.datasets.Datasets;
import org.pulsartriage.datasets.MissingDataException;
import org.pulsartriage.datasets.protocol.Selection;

/**
 * The state of the data that an experiment needs.
 *
 * @param experiment the experiment
 * @param kind how it stands
 * @param detail one line: what is missing or wrong and where; empty where all is well
 * @param files what the data set is read from; empty where it is made, missing or unusable
 * @param trainCounts training samples of each task class; null unless ready
 * @param testCounts test samples of each task class; null unless ready
 */
public record ExperimentState(
    Experiment experiment,
    Kind kind,
    String detail,
    List<Path> files,
    int[] trainCounts,
    int[] testCounts) {

  /** How the data stands. */
  public enum Kind {
    /** All there, and enough of it. */
    READY,
    /** Files aren't there. */
    MISSING,
    /** Files are there but unreadable, or hold too little. */
    UNUSABLE
  }

  /** Opens a data set; lets a caller open each only once. */
  public interface Opener {
    /**
     * @param dataset name of a data set
     * @return the data set
     * @throws IOException as in {@link org.pulsartriage.datasets.DatasetReader#open}
     */
    Dataset open(String dataset) throws IOException;
  }

  /**
   * @param experiment an experiment
   * @param folder where data sets lie
   * @return the state of its data; reads labels, no samples
   */
  public static ExperimentState of(Experiment experiment, DataFolder folder) {
    return of(experiment, dataset -> Datasets.named(dataset).open(folder));
  }

  /**
   * @param experiment an experiment
   * @param opener opens its data set
   * @return the state of its data; reads labels, no samples
   */
  public static ExperimentState of(Experiment experiment, Opener opener) {
    try {
      Dataset dataset = opener.open(experiment.dataset());
      Selection selection =
          experiment.protocol().select(dataset, experiment.training().seeds().get(0), 0);
      int classes = selection.classNames().size();
      return new ExperimentState(
          experiment,
          Kind.READY,
          "",
          dataset.files(),
          selection.train().counts(classes),
          selection.test().counts(classes));
    } catch (MissingDataException e) {
      return failed(experiment, Kind.MISSING, e);
    } catch (IOException | IllegalArgumentException e) {
      return failed(experiment, Kind.UNUSABLE, e);
    }
  }

  private static ExperimentState failed(Experiment experiment, Kind kind, Exception e) {
    return new ExperimentState(experiment, kind, e.getMessage(), List.of(), null, null);
  }
}
