package org.pulsartriage.trainer.report;

import java.awt.Color;
import java.awt.Font;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.BitmapEncoder.BitmapFormat;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.internal.chartpart.Chart;
import org.knowm.xchart.style.Styler;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.markers.Marker;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** The pictures of a run, one file each, and the look that they share. */
final class Charts {

  static final int WIDTH = 800;
  static final int HEIGHT = 500;

  /** Apart in hue and in brightness: blue, orange, green (Okabe and Ito 2008). */
  static final Color[] COLOURS = {
    new Color(0x00, 0x72, 0xB2), new Color(0xD5, 0x5E, 0x00), new Color(0x00, 0x9E, 0x73)
  };

  private Charts() {}

  /**
   * @return names of the files written, in the order of the report
   */
  static List<String> write(RunResult run, Path folder) throws IOException {
    List<String> names = new ArrayList<>();
    names.add(save(LearningCurveChart.of(run), folder, "learning-curve.png"));
    names.add(save(PrecisionRecallChart.of(run), folder, "precision-recall.png"));
    names.add(save(ConfusionChart.of(run), folder, "confusion.png"));
    names.add(save(ScoreHistogramChart.of(run), folder, "score-histogram.png"));
    names.add(save(ReliabilityChart.of(run), folder, "reliability.png"));
    return names;
  }

  static XYChart lines(String title, String xTitle, String yTitle) {
    XYChart chart =
        new XYChartBuilder()
            .width(WIDTH)
            .height(HEIGHT)
            .title(title)
            .xAxisTitle(xTitle)
            .yAxisTitle(yTitle)
            .build();
    style(chart.getStyler());
    chart.getStyler().setPlotGridLinesColor(new Color(0xDD, 0xDD, 0xDD));
    return chart;
  }

  static void style(Styler styler) {
    styler.setChartBackgroundColor(Color.WHITE);
    styler.setChartTitleFont(new Font(Font.SANS_SERIF, Font.BOLD, 15));
    styler.setLegendPosition(LegendPosition.OutsideS);
    styler.setLegendLayout(Styler.LegendLayout.Horizontal);
    styler.setLegendBorderColor(Color.WHITE);
    styler.setSeriesColors(COLOURS);
    styler.setSeriesMarkers(
        new Marker[] {SeriesMarkers.NONE, SeriesMarkers.NONE, SeriesMarkers.NONE});
  }

  static String title(RunResult run, String what) {
    return "%s, %s: %s (seed %d)"
        .formatted(run.experiment(), run.loss(), what, run.seeds().get(0).seed());
  }

  private static String save(Chart<?, ?> chart, Path folder, String name) throws IOException {
    save(chart, folder.resolve(name));
    return name;
  }

  static void save(Chart<?, ?> chart, Path file) throws IOException {
    BitmapEncoder.saveBitmap(chart, file.toString(), BitmapFormat.PNG);
  }
}
