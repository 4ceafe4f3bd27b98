package org.pulsartriage.standalone.command;

import java.io.IOException;
import java.nio.file.Path;
import org.pulsartriage.models.bundle.InvalidBundleException;
import org.pulsartriage.models.bundle.ModelBundle;
import org.pulsartriage.models.engine.CandidateScorer;
import org.pulsartriage.models.engine.CandidateScorers;
import org.pulsartriage.models.engine.EngineKind;
import org.pulsartriage.replay.night.ModelLookup;
import org.pulsartriage.replay.night.NightComparison;
import org.pulsartriage.replay.night.NightReport;
import org.pulsartriage.replay.night.NightTruth;
import org.pulsartriage.schemas.kafka.KafkaConnection;
import org.pulsartriage.schemas.ledger.LedgerReader;
import org.pulsartriage.standalone.console.ExitCodes;
import org.pulsartriage.standalone.console.Progress;
import org.pulsartriage.standalone.evaluation.LabelledFiles;
import picocli.CommandLine.Model.CommandSpec;

/** {@code triage replay --night}: one night under two models. */
final class NightReplay {

  private final CommandSpec spec;
  private final KafkaConnection connection;
  private final ModelLookup models;

  NightReplay(CommandSpec spec, KafkaConnection connection, ModelLookup models) {
    this.spec = spec;
    this.connection = connection;
    this.models = models;
  }

  int run(String night, String model, String against, Path labels, Path out)
      throws IOException, InvalidBundleException {
    ModelBundle after = models.find(model).bundle();
    ModelBundle before = models.find(against == null ? ModelLookup.PACKAGED : against).bundle();
    NightTruth truth =
        labels == null ? NightTruth.NONE : new NightTruth(LabelledFiles.read(labels));
    Path folder = out == null ? Path.of("night-" + night) : out;
    NightComparison comparison;
    try (CandidateScorer first = CandidateScorers.open(before, EngineKind.ONNX);
        CandidateScorer second = CandidateScorers.open(after, EngineKind.ONNX);
        Progress progress = Progress.on("scored", expected(night))) {
      comparison = NightComparison.of(connection, night, first, second, truth, progress::to);
    }
    NightReport.write(comparison, folder);
    spec.commandLine()
        .getOut()
        .printf("%s%nreport in %s%n", comparison.summary(), folder.toAbsolutePath());
    spec.commandLine().getOut().flush();
    return ExitCodes.DONE;
  }

  /** What ingest has published of that night. */
  private long expected(String night) {
    try (LedgerReader ledger = new LedgerReader(connection)) {
      return Math.max(1, ledger.read().night(night).ingest().passed());
    }
  }
}
