package org.pulsartriage.standalone.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.pulsartriage.evaluation.Ranking;
import org.pulsartriage.standalone.console.ExitCodes;
import org.pulsartriage.standalone.console.TextTable;
import org.pulsartriage.standalone.evaluation.LabelledScores;
import org.pulsartriage.trainer.calibration.CalibrationReport;
import org.pulsartriage.trainer.calibration.HeldOut;
import org.pulsartriage.trainer.report.ReliabilityFiles;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code triage evaluate}: scores beside labels. */
@Command(
    name = "evaluate",
    description =
        "Compares scores (CSV of 'score') with labels (CSV: file,label; 1 pulsar, 0 none).",
    mixinStandardHelpOptions = true,
    sortOptions = false)
public final class EvaluateCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "SCORES", description = "CSV of 'score'.")
  private Path scores;

  @Parameters(index = "1", paramLabel = "LABELS", description = "CSV with file and label.")
  private Path labels;

  @Option(
      names = "--least-snr",
      paramLabel = "S/N",
      description = "Leave out pulsars below it (column snr of LABELS).")
  private Double leastSnr;

  @Option(
      names = "--prior",
      paramLabel = "P",
      description =
          "Part of pulsars for which the calibration error is told, e.g. 0.0132 for 1 in 76;"
              + " default: as in LABELS.")
  private Double prior;

  @Option(
      names = "--reliability",
      paramLabel = "PNG",
      description = "Draw how often what was given a probability came true.")
  private Path reliability;

  @Override
  public Integer call() throws IOException {
    LabelledScores labelled =
        LabelledScores.read(scores, labels, leastSnr == null ? Double.NEGATIVE_INFINITY : leastSnr);
    Ranking ranking = labelled.ranking();
    PrintWriter out = spec.commandLine().getOut();
    TextTable table = new TextTable("figure", "value");
    table.row("pulsars", ranking.positives());
    table.row("others", ranking.negatives());
    table.row("ROC AUC", number(ranking.rocAuc()));
    table.row("average precision", number(ranking.averagePrecision()));
    table.row("pulsars called at the threshold", labelled.called(true));
    table.row("others called at the threshold", labelled.called(false));
    table.row(
        "false-positive rate at full recall", number(labelled.falsePositiveRateAtFullRecall()));
    for (double rate : new double[] {0.001, 0.01, 0.05}) {
      table.row(
          "recall at a false-positive rate of " + rate,
          number(ranking.recallAtFalsePositiveRate(rate)));
    }
    CalibrationReport calibration = calibration(labelled, ranking);
    table.row("expected calibration error", number(calibration.expectedCalibrationError()));
    table.print(out);
    if (reliability != null) {
      ReliabilityFiles.picture(
          scores.getFileName() + " against " + labels.getFileName(), calibration, reliability);
    }
    out.println();
    TextTable errors = new TextTable("wrong at the threshold", "truth", "probability");
    labelled
        .errors()
        .forEach(
            row ->
                errors.row(
                    row.file(), row.pulsar() ? "pulsar" : "other", number(row.probability())));
    errors.print(out);
    return ExitCodes.DONE;
  }

  private CalibrationReport calibration(LabelledScores labelled, Ranking ranking) {
    double natural = (double) ranking.positives() / (ranking.positives() + ranking.negatives());
    double asked = prior == null ? natural : prior;
    if (!(asked > 0 && asked < 1)) {
      throw new ParameterException(spec.commandLine(), "--prior is between 0 and 1");
    }
    double[] probabilities = labelled.probabilities();
    return CalibrationReport.of(
        new HeldOut(probabilities, labelled.pulsars(), asked), probabilities);
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.4f", value);
  }
}
