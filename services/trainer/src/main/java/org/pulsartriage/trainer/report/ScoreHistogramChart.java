package org.pulsartriage.trainer.report;

import java.util.function.IntPredicate;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.pulsartriage.evaluation.Predictions;

/**
 * Where the scores of minority and majority lie: log-odds of the minority with two classes, of the
 * true class with more. Log-odds, because probabilities would all stand in the outermost bins.
 */
final class ScoreHistogramChart {

  private static final int BINS = 50;

  private ScoreHistogramChart() {}

  static XYChart of(RunResult run) {
    Predictions predictions = run.seeds().get(0).predictions();
    boolean binary = predictions.classes() == 2;
    int positive = run.balance().minority().get(0);
    double[] scores = new double[predictions.size()];
    double lowest = Double.POSITIVE_INFINITY;
    double highest = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < scores.length; i++) {
      scores[i] = predictions.logOdds(i, binary ? positive : predictions.truth(i));
      lowest = Math.min(lowest, scores[i]);
      highest = Math.max(highest, scores[i]);
    }
    double width = Math.max((highest - lowest) / BINS, 1e-6);
    XYChart chart =
        Charts.lines(
            Charts.title(run, "scores"),
            binary ? "log-odds of the minority class" : "log-odds of the true class",
            "per cent of the group");
    chart.getStyler().setDefaultSeriesRenderStyle(XYSeriesRenderStyle.StepArea);
    add(chart, "majority", scores, lowest, width, i -> !isMinority(run, predictions, i));
    add(chart, "minority", scores, lowest, width, i -> isMinority(run, predictions, i));
    return chart;
  }

  private static boolean isMinority(RunResult run, Predictions predictions, int i) {
    return run.balance().isMinority(predictions.truth(i));
  }

  private static void add(
      XYChart chart,
      String name,
      double[] scores,
      double lowest,
      double width,
      IntPredicate group) {
    // One empty bin at either end brings the outline down to the axis.
    double[] edges = new double[BINS + 2];
    double[] shares = new double[BINS + 2];
    int total = 0;
    for (int i = 0; i < scores.length; i++) {
      if (group.test(i)) {
        shares[1 + Math.min((int) ((scores[i] - lowest) / width), BINS - 1)]++;
        total++;
      }
    }
    for (int b = 0; b < edges.length; b++) {
      edges[b] = lowest + (b - 1) * width;
      shares[b] *= 100.0 / Math.max(total, 1);
    }
    chart.addSeries("%s (%d)".formatted(name, total), edges, shares);
  }
}
