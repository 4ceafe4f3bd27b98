package org.pulsartriage.models.reference;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import org.pulsartriage.schemas.Candidate;
import org.pulsartriage.schemas.FoldValues;

/**
 * The registry of quantities whose distribution is watched. Each is counted on a grid of its own
 * that never changes: even in asinh(value / unit), so near 0 in steps of a part of the unit, and
 * far from it in steps of a part of the value. To watch another, add its line.
 */
public enum Quantity {
  /** Mean of the profile, HTRU2 feature 1. */
  PROFILE_MEAN("profileMean", 1, c -> c.getFeatures().getProfileMean()),
  /** Standard deviation of the profile, HTRU2 feature 2. */
  PROFILE_STANDARD_DEVIATION(
      "profileStandardDeviation", 1, c -> c.getFeatures().getProfileStandardDeviation()),
  /** Excess kurtosis of the profile, HTRU2 feature 3. */
  PROFILE_EXCESS_KURTOSIS(
      "profileExcessKurtosis", 0.1, c -> c.getFeatures().getProfileExcessKurtosis()),
  /** Skewness of the profile, HTRU2 feature 4. */
  PROFILE_SKEWNESS("profileSkewness", 0.1, c -> c.getFeatures().getProfileSkewness()),
  /** Mean of the DM curve, HTRU2 feature 5. */
  DM_CURVE_MEAN("dmCurveMean", 1, c -> c.getFeatures().getDmCurveMean()),
  /** Standard deviation of the DM curve, HTRU2 feature 6. */
  DM_CURVE_STANDARD_DEVIATION(
      "dmCurveStandardDeviation", 1, c -> c.getFeatures().getDmCurveStandardDeviation()),
  /** Excess kurtosis of the DM curve, HTRU2 feature 7. */
  DM_CURVE_EXCESS_KURTOSIS(
      "dmCurveExcessKurtosis", 0.1, c -> c.getFeatures().getDmCurveExcessKurtosis()),
  /** Skewness of the DM curve, HTRU2 feature 8. */
  DM_CURVE_SKEWNESS("dmCurveSkewness", 0.1, c -> c.getFeatures().getDmCurveSkewness()),
  /** Optimised S/N as recorded. */
  SNR("snr", 1, c -> c.getOptimised().getSnr()),
  /** Period in seconds, barycentric where that is recorded. */
  PERIOD("period", 1e-3, Quantity::period),
  /** Optimised dispersion measure in pc cm^-3. */
  DM("dm", 1, c -> c.getOptimised().getDm()),
  /** The model's logit, before calibration; known once a candidate is scored. */
  LOGIT("logit", 0.1, c -> null);

  /** Cells a factor e. */
  private static final double RESOLUTION = 128;

  private final String text;
  private final double unit;
  private final Function<Candidate, Double> measure;

  Quantity(String text, double unit, Function<Candidate, Double> measure) {
    this.text = text;
    this.unit = unit;
    this.measure = measure;
  }

  /**
   * @return its name in bundles, records and tables
   */
  public String text() {
    return text;
  }

  /**
   * @param text a name
   * @return the quantity; empty where there is none of that name
   */
  public static Optional<Quantity> named(String text) {
    return Arrays.stream(values()).filter(quantity -> quantity.text.equals(text)).findFirst();
  }

  /**
   * @param candidate a candidate
   * @return every quantity of it by ordinal; NaN where it is not recorded, as the logit always is
   */
  public static double[] measured(Candidate candidate) {
    double[] measured = new double[values().length];
    for (Quantity quantity : values()) {
      Double value = quantity.measure.apply(candidate);
      measured[quantity.ordinal()] = value == null ? Double.NaN : value;
    }
    return measured;
  }

  /**
   * @param value a finite value
   * @return the cell of the grid that it lies in
   */
  public int cell(double value) {
    double scaled = Math.abs(value) / unit;
    double asinh = Math.log(scaled + Math.sqrt(scaled * scaled + 1));
    return (int) Math.floor(Math.copySign(asinh, value) * RESOLUTION);
  }

  /**
   * @param cell a cell
   * @return its lower end
   */
  public double lower(int cell) {
    return unit * Math.sinh(cell / RESOLUTION);
  }

  /**
   * @param cell a cell
   * @return a value inside
   */
  public double middle(int cell) {
    return unit * Math.sinh((cell + 0.5) / RESOLUTION);
  }

  private static Double period(Candidate candidate) {
    FoldValues values = candidate.getOptimised();
    return values.getBarycentricPeriod() != null
        ? values.getBarycentricPeriod()
        : values.getTopocentricPeriod();
  }
}
