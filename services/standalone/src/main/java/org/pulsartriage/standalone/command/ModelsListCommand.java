package org.pulsartriage.standalone.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.pulsartriage.schemas.ModelRelease;
import org.pulsartriage.schemas.ModelRole;
import org.pulsartriage.schemas.ModelSwitch;
import org.pulsartriage.schemas.kafka.KafkaConnection;
import org.pulsartriage.schemas.releases.ModelReleasesReader;
import org.pulsartriage.standalone.console.ExitCodes;
import org.pulsartriage.standalone.console.TextTable;
import org.pulsartriage.standalone.models.PartitionModels;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code triage models list}: the models and their states. */
@Command(
    name = "list",
    description = {
      "The models, the latest change last. 'scoring' counts the partitions whose last candidate",
      "was scored with it."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
public final class ModelsListCommand implements Callable<Integer> {

  private static final int SHORT = 12;

  @Spec private CommandSpec spec;
  @Mixin private PipelineOptions pipeline;

  @Override
  public Integer call() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    KafkaConnection connection = pipeline.connect();
    List<ModelRelease> releases;
    List<ModelSwitch> inForce = new ArrayList<>();
    try (ModelReleasesReader reader = new ModelReleasesReader(connection);
        PartitionModels partitions = new PartitionModels(connection)) {
      releases = reader.read().all();
      for (ModelRole role : ModelRole.values()) {
        inForce.addAll(partitions.inForce(role).values());
      }
    }
    if (releases.isEmpty()) {
      out.println("No model yet: a scorer announces its own when it starts.");
      return ExitCodes.DONE;
    }
    TextTable table = new TextTable("model", "state", "digest", "scoring", "since", "by", "note");
    for (ModelRelease release : releases) {
      table.row(
          release.getModelId(),
          release.getState().name().toLowerCase(Locale.ROOT),
          release.getDigest().substring(0, SHORT),
          scoring(release, inForce),
          release.getReleasedAt(),
          release.getReleasedBy(),
          release.getNote() == null ? "" : release.getNote());
    }
    table.print(out);
    return ExitCodes.DONE;
  }

  private static String scoring(ModelRelease release, Collection<ModelSwitch> inForce) {
    long partitions =
        inForce.stream()
            .filter(change -> change.getRole() == ModelRole.ACTIVE)
            .filter(change -> change.getModelId().equals(release.getModelId()))
            .count();
    return partitions == 0 ? "-" : Long.toString(partitions);
  }
}
