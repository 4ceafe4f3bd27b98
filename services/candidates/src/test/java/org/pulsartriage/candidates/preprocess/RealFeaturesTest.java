package org.pulsartriage.candidates.preprocess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.pulsartriage.candidates.Planes;
import org.pulsartriage.candidates.preprocess.RealCandidates.Labelled;
import org.pulsartriage.schemas.Candidate;

class RealFeaturesTest {

  private static final double DIGITS = 1e-8;
  private static final double[] QUANTILES = {0.05, 0.25, 0.5, 0.75, 0.95};
  private static final String[] NAMES = {
    "profile mean", "profile deviation", "profile skewness", "profile kurtosis",
    "DM curve mean", "DM curve deviation", "DM curve skewness", "DM curve kurtosis"
  };

  /** The pulsars among the real files are rows of HTRU2 itself. */
  @Test
  void shouldGiveTheVeryNumbersOfHtru2ForItsOwnCandidates() throws Exception {
    List<double[]> table = RealCandidates.table();
    int listed = 0;
    for (Labelled real : RealCandidates.read()) {
      if (real.basis().equals("HTRU2-label-list")) {
        double[] features = RealCandidates.columns(real.candidate().getFeatures());
        assertThat(table)
            .as(real.candidate().getSource().getFileName())
            .anyMatch(row -> row[8] == 1 && same(row, features));
        listed++;
      }
    }
    assertThat(listed).isEqualTo(31);
  }

  /** No order of moments but one is possible: kurtosis is never below skewness squared less 2. */
  @Test
  void shouldFindSkewnessInTheThirdAndSeventhColumnOfHtru2() throws Exception {
    int otherWayRoundProfile = 0;
    int otherWayRoundCurve = 0;
    List<double[]> table = RealCandidates.table();
    for (double[] row : table) {
      otherWayRoundProfile += row[2] < row[3] * row[3] - 2 ? 1 : 0;
      otherWayRoundCurve += row[6] < row[7] * row[7] - 2 ? 1 : 0;
      assertThat(row[3]).isGreaterThanOrEqualTo(row[2] * row[2] - 2 - DIGITS);
      assertThat(row[7]).isGreaterThanOrEqualTo(row[6] * row[6] - 2 - DIGITS * row[7]);
    }
    assertThat((double) otherWayRoundProfile / table.size()).isCloseTo(0.17, within(0.005));
    assertThat((double) otherWayRoundCurve / table.size()).isCloseTo(0.93, within(0.005));
  }

  /** Of the scalings that a DM curve could have, only the 8-bit samples come near the table. */
  @Test
  void shouldFindHtru2sScalingOfTheDmCurveInItsSamples() throws Exception {
    List<Candidate> noPulsars =
        RealCandidates.read().stream()
            .filter(real -> real.label() == 0)
            .map(Labelled::candidate)
            .toList();
    assertThat(median(noPulsars, c -> c.getFeatures().getDmCurveMean()))
        .isCloseTo(2.633, within(0.001));
    assertThat(median(noPulsars, c -> mean(Planes.values(c.getDmCurve().getSnrs()))))
        .isCloseTo(0.059, within(0.001));
    assertThat(median(noPulsars, c -> Moments.of(c.getPeriodDmPlane().getSnrs()).mean()))
        .isCloseTo(118, within(1.0));
  }

  /** The S/N of a profile is a little below that of the search, which is a maximum of many. */
  @Test
  void shouldMeasureNearlyTheRecordedSnrOfWeakCandidates() throws Exception {
    List<Candidate> weak =
        RealCandidates.read().stream()
            .map(Labelled::candidate)
            .filter(candidate -> candidate.getOptimised().getSnr() <= 10)
            .toList();
    assertThat(median(weak, c -> c.getProfileSnr() / c.getOptimised().getSnr()))
        .isCloseTo(0.86, within(0.005));
  }

  private static double mean(float[] values) {
    double sum = 0;
    for (float value : values) {
      sum += value;
    }
    return sum / values.length;
  }

  private static double median(List<Candidate> candidates, ToDoubleFunction<Candidate> of) {
    return quantile(candidates.stream().mapToDouble(of).sorted().toArray(), 0.5);
  }

  /** Leaves the table of quantiles in {@code target/feature-quantiles.md}. */
  @Test
  void shouldHaveFeaturesDistributedAsInHtru2() throws Exception {
    List<double[]> table = RealCandidates.table();
    List<Labelled> real = RealCandidates.read();
    StringBuilder page = new StringBuilder();
    for (int label = 0; label <= 1; label++) {
      int of = label;
      page.append("\n| class ")
          .append(label)
          .append(" | from | 5 % | 25 % | 50 % | 75 % | 95 % |\n");
      page.append("| --- | --- | --- | --- | --- | --- | --- |\n");
      for (int column = 0; column < NAMES.length; column++) {
        int feature = column;
        double[] theirs =
            table.stream()
                .filter(row -> row[8] == of)
                .mapToDouble(row -> row[feature])
                .sorted()
                .toArray();
        double[] ours =
            real.stream()
                .filter(candidate -> candidate.label() == of)
                .mapToDouble(c -> RealCandidates.columns(c.candidate().getFeatures())[feature])
                .sorted()
                .toArray();
        row(page, NAMES[column], "HTRU2", theirs);
        row(page, NAMES[column], "real files", ours);
        if (label == 0) {
          assertThat(quantile(ours, 0.5))
              .as(NAMES[column])
              .isBetween(quantile(theirs, 0.3), quantile(theirs, 0.7));
        }
      }
    }
    double measured = auc(real, c -> c.candidate().getProfileSnr());
    double recorded = auc(real, c -> c.candidate().getOptimised().getSnr());
    page.append("\nROC AUC of the S/N measured on the profile: ").append(three(measured));
    page.append("; of the S/N recorded: ").append(three(recorded)).append(".\n");
    Files.writeString(Path.of("target", "feature-quantiles.md"), page);
    assertThat(measured).isGreaterThan(recorded);
  }

  private static void row(StringBuilder page, String name, String from, double[] sorted) {
    page.append("| ").append(name).append(" | ").append(from);
    for (double quantile : QUANTILES) {
      page.append(" | ").append(three(quantile(sorted, quantile)));
    }
    page.append(" |\n");
  }

  private static String three(double value) {
    return String.format(Locale.ROOT, "%.3f", value);
  }

  private static double quantile(double[] sorted, double quantile) {
    double at = quantile * (sorted.length - 1);
    int below = (int) at;
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
  }

  private static double auc(List<Labelled> real, ToDoubleFunction<Labelled> of) {
    List<Double> positive = new ArrayList<>();
    List<Double> negative = new ArrayList<>();
    for (Labelled candidate : real) {
      if (candidate.label() >= 0) {
        (candidate.label() == 1 ? positive : negative).add(of.applyAsDouble(candidate));
      }
    }
    double won = 0;
    for (double high : positive) {
      for (double low : negative) {
        won += high > low ? 1 : high == low ? 0.5 : 0;
      }
    }
    return won / positive.size() / negative.size();
  }

  private static boolean same(double[] row, double[] features) {
    for (int i = 0; i < features.length; i++) {
      if (Math.abs(row[i] - features[i]) > DIGITS * (1 + Math.abs(row[i]))) {
        return false;
      }
    }
    return true;
  }
}
