package org.pulsartriage.trainer.report;

import java.awt.Color;
import java.util.Locale;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.lines.SeriesLines;
import org.knowm.xchart.style.markers.SeriesMarkers;
import org.pulsartriage.evaluation.Predictions;
import org.pulsartriage.evaluation.Reliability;

/** How often what was given a probability came true. */
final class ReliabilityChart {

  private ReliabilityChart() {}

  static XYChart of(RunResult run) {
    Predictions predictions = run.seeds().get(0).predictions();
    boolean binary = predictions.classes() == 2;
    Reliability reliability =
        binary
            ? predictions.reliability(run.balance().minority().get(0))
            : predictions.reliabilityOfGuess();
    return of(
        Charts.title(run, "reliability"),
        binary ? "probability of the minority class" : "probability of the guess",
        reliability.bins().stream().mapToDouble(Reliability.Bin::probability).toArray(),
        reliability.bins().stream().mapToDouble(Reliability.Bin::frequency).toArray(),
        reliability.expectedCalibrationError());
  }

  /**
   * @param title title of the picture
   * @param what name of the axis of probabilities
   * @param probabilities mean probability of each bin, 0 to 1
   * @param frequencies part of each that came true, 0 to 1
   * @param error expected calibration error, 0 to 1
   */
  static XYChart of(
      String title, String what, double[] probabilities, double[] frequencies, double error) {
    XYChart chart = Charts.lines(title, what, "frequency");
    XYSeries ideal = chart.addSeries("as said", new double[] {0, 1}, new double[] {0, 1});
    ideal.setLineColor(Color.GRAY);
    ideal.setLineStyle(SeriesLines.DASH_DASH);
    XYSeries bins =
        chart.addSeries(
            String.format(Locale.ROOT, "as it came (expected calibration error %.4f)", error),
            probabilities,
            frequencies);
    bins.setLineColor(Charts.COLOURS[0]);
    bins.setMarker(SeriesMarkers.CIRCLE);
    bins.setMarkerColor(Charts.COLOURS[0]);
    chart.getStyler().setXAxisMin(0.0).setXAxisMax(1.0);
    chart.getStyler().setYAxisMin(0.0).setYAxisMax(1.0);
    return chart;
  }
}
