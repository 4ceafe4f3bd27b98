package org.pulsartriage.standalone.command;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.pulsartriage.schemas.kafka.KafkaConnection;
import org.pulsartriage.schemas.releases.ModelReleases;
import org.pulsartriage.schemas.releases.ModelReleasesReader;
import org.pulsartriage.standalone.console.ExitCodes;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code triage models compare}: a model beside the one that it would replace. */
@Command(
    name = "compare",
    description = {
      "A model beside the active one: both on the frozen validation set here and now, calibration,",
      "speed, and what both said of the same candidates while the one was the other's shadow."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
public final class ModelsCompareCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private PipelineOptions pipeline;
  @Mixin private CardOptions card;

  @Parameters(paramLabel = "ID", description = "Name of a model, as 'models list' has it.")
  private String modelId;

  @Override
  public Integer call() throws IOException {
    KafkaConnection connection = pipeline.connect();
    ModelReleases releases;
    try (ModelReleasesReader reader = new ModelReleasesReader(connection)) {
      releases = reader.read();
    }
    card.show(connection, releases, modelId, spec.commandLine().getOut());
    return ExitCodes.DONE;
  }
}
