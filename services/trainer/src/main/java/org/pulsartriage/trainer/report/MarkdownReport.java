package org.pulsartriage.trainer.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.pulsartriage.evaluation.ConfusionMatrix;
import org.pulsartriage.evaluation.Summary;

/** A run as {@code report.md}, to be read. */
final class MarkdownReport {

  static final String FILE_NAME = "report.md";

  private static final int CLASSES_IN_A_TABLE = 20;

  private MarkdownReport() {}

  static void write(RunResult run, List<String> pictures, Path folder) throws IOException {
    StringBuilder text = new StringBuilder();
    SeedResult first = run.seeds().get(0);
    text.append("# %s, %s%n%n".formatted(run.experiment(), run.loss()));
    text.append(
        "Network %s (%,d parameters), loss %s%s. %d %s, %d epochs each, %d of them scored. Figures are on the test set, in inference mode, decided at the highest probability%s.%n%n"
            .formatted(
                run.network(),
                run.parameters(),
                run.loss(),
                parameters(run.lossParameters()),
                run.seeds().size(),
                run.seeds().size() == 1 ? "seed" : "seeds",
                first.epochs().size(),
                first.scoredEpochs(),
                run.summary().containsKey("f1_fitted")
                    ? ", but those named fitted: at the threshold of the highest F1 on the training samples"
                    : ""));
    text.append("| figure | mean | sd over seeds | 95 % interval |\n|---|---|---|---|\n");
    run.summary().forEach((name, summary) -> text.append(row(name, summary)));
    text.append("\n| class | group | training samples |\n|---|---|---|\n");
    for (int k = 0; k < run.balance().classes(); k++) {
      text.append(
          "| %s | %s | %d |%n"
              .formatted(
                  run.classNames().get(k),
                  run.balance().isMinority(k) ? "minority" : "majority",
                  run.balance().counts().get(k)));
    }
    if (run.balance().classes() <= CLASSES_IN_A_TABLE) {
      text.append(confusion(run, first));
    }
    text.append(
        "\n| seed | training seconds | samples a second | %s |%n|---|---|---|---|%n"
            .formatted(run.leadingMetric()));
    for (SeedResult seed : run.seeds()) {
      double mean =
          seed.scored().stream()
              .mapToDouble(m -> m.get(run.leadingMetric()))
              .average()
              .orElseThrow();
      text.append(
          format(
              "| %d | %.1f | %.0f | %.4f |%n",
              seed.seed(), seed.seconds(), seed.samplesPerSecond(), mean));
    }
    text.append("\n| | |\n|---|---|\n");
    run.environment().forEach((name, value) -> text.append("| %s | %s |%n".formatted(name, value)));
    text.append("\nPictures of seed %d, last epoch:%n%n".formatted(first.seed()));
    for (String picture : pictures) {
      text.append("![%s](%s)%n".formatted(picture.replace(".png", "").replace('-', ' '), picture));
    }
    Files.writeString(folder.resolve(FILE_NAME), text);
  }

  private static String row(String name, Summary summary) {
    if (Double.isNaN(summary.sd())) {
      return format("| %s | %.4f | one seed | one seed |%n", name, summary.mean());
    }
    return format(
        "| %s | %.4f | %.4f | %.4f to %.4f |%n",
        name,
        summary.mean(),
        summary.sd(),
        summary.mean() - summary.halfWidth95(),
        summary.mean() + summary.halfWidth95());
  }

  private static String confusion(RunResult run, SeedResult seed) {
    ConfusionMatrix confusion = seed.predictions().confusion();
    StringBuilder text = new StringBuilder();
    text.append(
        "\nSeed %d, last epoch; rows are the truth, columns the guess:%n%n| |"
            .formatted(seed.seed()));
    run.classNames().forEach(name -> text.append(" %s |".formatted(name)));
    text.append("\n|---|").append("---|".repeat(confusion.classes())).append('\n');
    for (int t = 0; t < confusion.classes(); t++) {
      text.append("| **%s** |".formatted(run.classNames().get(t)));
      for (int g = 0; g < confusion.classes(); g++) {
        text.append(" %d |".formatted(confusion.count(t, g)));
      }
      text.append('\n');
    }
    return text.toString();
  }

  private static String parameters(Map<String, Double> values) {
    return values.isEmpty()
        ? ""
        : values.entrySet().stream()
            .map(entry -> entry.getKey() + " " + entry.getValue())
            .collect(Collectors.joining(", ", " (", ")"));
  }

  private static String format(String pattern, Object... values) {
    return String.format(Locale.ROOT, pattern, values);
  }
}
