package org.pulsartriage.trainer.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Several runs of one experiment as a table, a loss a row, the best mean of each figure in bold.
 */
public final class LossTable {

  private LossTable() {}

  /**
   * @param reports {@code report.json} of each run
   * @param figures which figures to show, a column each
   * @return a Markdown table: mean and standard deviation over seeds, times 100
   * @throws IOException if a file cannot be read, is of another experiment, or lacks a figure
   */
  public static String of(List<Path> reports, List<String> figures) throws IOException {
    StringBuilder text = new StringBuilder("| loss | seeds |");
    figures.forEach(figure -> text.append(' ').append(figure).append(" |"));
    text.append("\n|---|---|").append("---|".repeat(figures.size())).append('\n');
    JsonNode[] runs = new JsonNode[reports.size()];
    double[] best = new double[figures.size()];
    Arrays.fill(best, Double.NEGATIVE_INFINITY);
    for (int r = 0; r < runs.length; r++) {
      runs[r] = new ObjectMapper().readTree(reports.get(r).toFile());
      if (!runs[r].path("experiment").equals(runs[0].path("experiment"))) {
        throw new IOException(
            "%s: experiment is %s, of the first report %s"
                .formatted(reports.get(r), runs[r].path("experiment"), runs[0].path("experiment")));
      }
      for (int f = 0; f < best.length; f++) {
        double value = mean(runs[r], figures.get(f), reports.get(r));
        best[f] = Math.max(best[f], sign(figures.get(f)) * value);
      }
    }
    for (int r = 0; r < runs.length; r++) {
      text.append(
          "| %s | %d |".formatted(runs[r].path("loss").asText(), runs[r].path("seeds").size()));
      for (int f = 0; f < best.length; f++) {
        String figure = figures.get(f);
        double mean = mean(runs[r], figure, reports.get(r));
        JsonNode sd = runs[r].path("metrics").path(figure).path("sd");
        String cell =
            sd.isNumber()
                ? String.format(Locale.ROOT, "%.2f ± %.2f", 100 * mean, 100 * sd.asDouble())
                : String.format(Locale.ROOT, "%.2f", 100 * mean);
        boolean leads = sign(figure) * mean == best[f];
        text.append(leads ? " **%s** |".formatted(cell) : " %s |".formatted(cell));
      }
      text.append('\n');
    }
    return text.toString();
  }

  /** -1 for the figures that are better when they are smaller. */
  private static int sign(String figure) {
    return figure.equals("fpr") || figure.equals("ece") ? -1 : 1;
  }

  private static double mean(JsonNode run, String figure, Path file) throws IOException {
    JsonNode mean = run.path("metrics").path(figure).path("mean");
    if (!mean.isNumber()) {
      throw new IOException("%s: metrics.%s.mean: no number".formatted(file, figure));
    }
    return mean.asDouble();
  }
}
