package org.pulsartriage.trainer.report;

import java.util.List;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.style.Styler.YAxisPosition;

/** Training loss and the leading figure on the test set, by epoch. */
final class LearningCurveChart {

  private LearningCurveChart() {}

  static XYChart of(RunResult run) {
    String metric = run.leadingMetric();
    XYChart chart = Charts.lines(Charts.title(run, "learning curve"), "epoch", "training loss");
    List<EpochResult> epochs = run.seeds().get(0).epochs();
    chart.addSeries(
        "training loss",
        epochs.stream().mapToDouble(EpochResult::epoch).toArray(),
        epochs.stream().mapToDouble(EpochResult::loss).toArray());
    List<EpochResult> evaluated = epochs.stream().filter(e -> !e.metrics().isEmpty()).toList();
    chart
        .addSeries(
            metric + " on the test set",
            evaluated.stream().mapToDouble(EpochResult::epoch).toArray(),
            evaluated.stream().mapToDouble(e -> e.metrics().get(metric)).toArray())
        .setYAxisGroup(1);
    chart.setYAxisGroupTitle(1, metric);
    chart.getStyler().setYAxisGroupPosition(1, YAxisPosition.Right);
    chart.getStyler().setYAxisMin(0, 0.0);
    chart.getStyler().setYAxisMax(1, 1.0);
    return chart;
  }
}
