package org.pulsartriage.replay.source;

import java.util.stream.Collectors;
import org.pulsartriage.datasets.DatasetReader;
import org.pulsartriage.datasets.Datasets;
import org.pulsartriage.datasets.experiment.Experiment;
import org.pulsartriage.datasets.experiment.Experiments;
import org.pulsartriage.models.input.InputAssemblies;

/**
 * What a name stands for: an experiment, or else a data set. Some are both; then it is the
 * experiment unless a part of the data set is asked for.
 *
 * @param experiment the experiment; null for a data set
 * @param reader reader of the data set
 */
public record ReplayName(Experiment experiment, DatasetReader reader) {

  /**
   * @param name name of an experiment or of a data set
   * @param part part of the data set; null where none is asked for
   * @return what it stands for
   * @throws IllegalArgumentException where it stands for nothing, or an experiment has no parts to
   *     choose from; one line, with the names there are
   */
  public static ReplayName of(String name, String part) {
    boolean isDataset = Datasets.all().stream().anyMatch(reader -> reader.name().equals(name));
    boolean isExperiment =
        Experiments.all().stream().anyMatch(experiment -> experiment.name().equals(name));
    if (isDataset && (part != null || !isExperiment)) {
      return new ReplayName(null, Datasets.named(name));
    }
    if (isExperiment) {
      if (part != null) {
        throw new IllegalArgumentException(
            name + ": an experiment's test samples are replayed, not its part " + part);
      }
      Experiment experiment = Experiments.named(name);
      return new ReplayName(experiment, Datasets.named(experiment.dataset()));
    }
    throw new IllegalArgumentException(
        "%s; no data set either: %s"
            .formatted(
                unknown(name),
                Datasets.all().stream()
                    .map(DatasetReader::name)
                    .collect(Collectors.joining(", "))));
  }

  private static String unknown(String name) {
    try {
      Experiments.named(name);
      throw new IllegalStateException(name + " is an experiment");
    } catch (IllegalArgumentException e) {
      return e.getMessage();
    }
  }

  /**
   * The input assembly that samples are to be prepared with for a model.
   *
   * @param modelId name of the model, for an error
   * @param modelInput what the model's manifest says that it takes
   * @return name of the assembly; null where the samples go as they are
   * @throws IllegalArgumentException where these samples are not what the model takes
   */
  public String inputFor(String modelId, String modelInput) {
    if (InputAssemblies.names().contains(modelInput)) {
      if (!reader.holdsCandidates()) {
        throw new IllegalArgumentException(
            "model %s takes candidates (%s), %s holds none"
                .formatted(modelId, modelInput, reader.name()));
      }
      return modelInput;
    }
    String given =
        experiment == null
            ? "samples of %s, scaling none".formatted(reader.name())
            : experiment.sampleInput();
    if (!given.equals(modelInput)) {
      throw new IllegalArgumentException(
          "model %s takes %s, not %s".formatted(modelId, modelInput, given));
    }
    return null;
  }

  /**
   * @return the assembly that an experiment's own network has; null where it has none
   */
  String ownInput() {
    return experiment != null
            && reader.holdsCandidates()
            && InputAssemblies.names().contains(experiment.training().network())
        ? experiment.training().network()
        : null;
  }
}
