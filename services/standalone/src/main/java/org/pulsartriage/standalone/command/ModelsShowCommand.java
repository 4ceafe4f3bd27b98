package org.pulsartriage.standalone.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.pulsartriage.models.bundle.InvalidBundleException;
import org.pulsartriage.models.bundle.Manifest;
import org.pulsartriage.models.bundle.ModelBundle;
import org.pulsartriage.schemas.ModelRelease;
import org.pulsartriage.schemas.ModelSwitch;
import org.pulsartriage.schemas.kafka.KafkaConnection;
import org.pulsartriage.schemas.releases.ModelReleases;
import org.pulsartriage.schemas.releases.ModelReleasesReader;
import org.pulsartriage.standalone.console.CommandFailure;
import org.pulsartriage.standalone.console.ExitCodes;
import org.pulsartriage.standalone.models.BundleCheck;
import org.pulsartriage.standalone.models.PartitionModels;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code triage models show}: one model in words. */
@Command(
    name = "show",
    description = "One model: its state, what its bundle says of it, and where it scored.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
public final class ModelsShowCommand implements Callable<Integer> {

  private static final int SHOWN = 20;

  @Spec private CommandSpec spec;
  @Mixin private PipelineOptions pipeline;

  @Parameters(paramLabel = "ID", description = "Name of a model, as 'models list' has it.")
  private String modelId;

  @Override
  public Integer call() throws IOException {
    KafkaConnection connection = pipeline.connect();
    ModelReleases releases;
    List<ModelSwitch> changes;
    try (ModelReleasesReader reader = new ModelReleasesReader(connection);
        PartitionModels partitions = new PartitionModels(connection)) {
      releases = reader.read();
      changes = partitions.changes();
    }
    ModelRelease release =
        releases.of(modelId).orElseThrow(() -> new CommandFailure("no model is called " + modelId));
    PrintWriter out = spec.commandLine().getOut();
    line(out, "model", release.getModelId());
    line(out, "state", release.getState().name().toLowerCase(Locale.ROOT));
    line(out, "digest", release.getDigest());
    line(out, "bundle", release.getBundleUri());
    line(out, "changed", release.getReleasedAt() + " by " + release.getReleasedBy());
    line(out, "note", release.getNote());
    if (!release.getBefore().isEmpty()) {
      line(out, "before it", String.join(", ", release.getBefore()));
    }
    bundle(out, release);
    List<ModelSwitch> own =
        changes.stream().filter(change -> change.getModelId().equals(modelId)).toList();
    own.subList(Math.max(0, own.size() - SHOWN), own.size())
        .forEach(
            change ->
                line(
                    out,
                    change.getRole().name().toLowerCase(Locale.ROOT),
                    "partition "
                        + change.getPartition()
                        + " from offset "
                        + change.getFromOffset()
                        + ", "
                        + change.getSwitchedAt()));
    out.flush();
    return ExitCodes.DONE;
  }

  private static void bundle(PrintWriter out, ModelRelease release) {
    try {
      ModelBundle bundle = BundleCheck.load(release);
      Manifest manifest = bundle.manifest();
      line(out, "network", manifest.network() + ", input " + manifest.inputAssembly());
      line(out, "loss", manifest.loss().name() + " " + manifest.loss().parameters());
      line(out, "threshold", Double.toString(manifest.threshold()));
      line(
          out,
          "trained on",
          manifest.trainingData().source()
              + ", "
              + manifest.trainingData().positives()
              + " pulsars, "
              + manifest.trainingData().negatives()
              + " others");
      manifest.metrics().forEach((name, value) -> line(out, name, Double.toString(value)));
      line(out, "made", manifest.createdAt() + ", code " + manifest.codeVersion());
    } catch (InvalidBundleException | IOException e) {
      line(out, "bundle says", "cannot be read from here: " + e.getMessage());
    }
  }

  private static void line(PrintWriter out, String what, String value) {
    if (value != null) {
      out.printf("%-22s %s%n", what, value);
    }
  }
}
