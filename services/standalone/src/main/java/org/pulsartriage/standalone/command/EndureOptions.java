package org.pulsartriage.standalone.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.pulsartriage.models.engine.EngineKind;
import org.pulsartriage.scorer.service.ScorerConfiguration;
import picocli.CommandLine.Option;

/** Where a long proof keeps its data, and what the scorer runs on. */
public final class EndureOptions {

  @Option(
      names = "--folder",
      paramLabel = "DIR",
      description =
          "Where data, logs and simulated candidates go, and stay; default: a new temporary one.")
  private Path folder;

  @Option(
      names = "--seed",
      defaultValue = "1",
      description = "Seed of everything random; default ${DEFAULT-VALUE}.")
  private long seed;

  @Option(names = "--engine", description = "${COMPLETION-CANDIDATES}; default: the scorer's own.")
  private EngineKind engine = EngineKind.labelled(new ScorerConfiguration().getEngine());

  Path folder() throws IOException {
    return folder == null
        ? Files.createTempDirectory("triage-endure-")
        : Files.createDirectories(folder);
  }

  long seed() {
    return seed;
  }

  EngineKind engine() {
    return engine;
  }

  Map<String, String> settings() {
    return Map.of("TRIAGE_SCORER_ENGINE", engine.label());
  }
}
