package org.pulsartriage.trainer.report;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.knowm.xchart.XYChart;
import org.pulsartriage.evaluation.Ranking;

/** Precision against recall as the threshold falls, of each minority class. */
final class PrecisionRecallChart {

  private static final int LINES = 10;

  private PrecisionRecallChart() {}

  static XYChart of(RunResult run) {
    XYChart chart = Charts.lines(Charts.title(run, "precision and recall"), "recall", "precision");
    List<Integer> minority = run.balance().minority();
    for (int k : minority.subList(0, Math.min(LINES, minority.size()))) {
      Ranking ranking = run.seeds().get(0).predictions().ranking(k);
      // Starts at recall 0 with the first threshold's precision, so that one step is a line too.
      double[] recall = new double[ranking.steps() + 1];
      double[] precision = new double[ranking.steps() + 1];
      precision[0] = ranking.precision(0);
      IntStream.range(0, ranking.steps())
          .forEach(
              step -> {
                recall[step + 1] = ranking.recall(step);
                precision[step + 1] = ranking.precision(step);
              });
      String name =
          String.format(
              Locale.ROOT, "%s (AP %.4f)", run.classNames().get(k), ranking.averagePrecision());
      chart.addSeries(name, recall, precision);
    }
    chart.getStyler().setXAxisMin(0.0).setXAxisMax(1.0);
    chart.getStyler().setYAxisMin(0.0).setYAxisMax(1.0);
    return chart;
  }
}
