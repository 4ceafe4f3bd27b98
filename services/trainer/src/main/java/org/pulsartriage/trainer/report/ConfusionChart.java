package org.pulsartriage.trainer.report;

import java.awt.Color;
import java.util.ArrayList;
import java.util.List;
import org.knowm.xchart.HeatMapChart;
import org.knowm.xchart.HeatMapChartBuilder;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.pulsartriage.evaluation.ConfusionMatrix;

/** What became of each class, in per cent of its samples. */
final class ConfusionChart {

  private static final int LARGEST_WITH_VALUES = 20;

  private ConfusionChart() {}

  static HeatMapChart of(RunResult run) {
    ConfusionMatrix confusion = run.seeds().get(0).predictions().confusion();
    int classes = confusion.classes();
    HeatMapChart chart =
        new HeatMapChartBuilder()
            .width(Charts.WIDTH)
            .height(Charts.HEIGHT)
            .title(Charts.title(run, "per cent of the true class"))
            .xAxisTitle("guess")
            .yAxisTitle("truth (samples)")
            .build();
    Charts.style(chart.getStyler());
    chart.getStyler().setRangeColors(new Color[] {Color.WHITE, Charts.COLOURS[0]});
    chart.getStyler().setShowValue(classes <= LARGEST_WITH_VALUES);
    chart.getStyler().setHeatMapValueDecimalPattern("0.0");
    chart.getStyler().setMin(0).setMax(100);
    chart.getStyler().setLegendPosition(LegendPosition.OutsideE);
    List<String> truths = new ArrayList<>();
    List<Number[]> cells = new ArrayList<>();
    for (int row = 0; row < classes; row++) {
      // The first class on top: the axis counts from below.
      int truth = classes - 1 - row;
      long size = 0;
      for (int guess = 0; guess < classes; guess++) {
        size += confusion.count(truth, guess);
      }
      truths.add("%s (%d)".formatted(run.classNames().get(truth), size));
      for (int guess = 0; guess < classes; guess++) {
        double share = size == 0 ? 0 : 100.0 * confusion.count(truth, guess) / size;
        cells.add(new Number[] {guess, row, share});
      }
    }
    chart.addSeries("confusion", run.classNames(), truths, cells);
    return chart;
  }
}
