package org.pulsartriage.models.input;

import java.util.List;
import org.pulsartriage.candidates.Planes;
import org.pulsartriage.schemas.Candidate;
import org.pulsartriage.schemas.FoldValues;
import org.pulsartriage.schemas.Observation;
import org.pulsartriage.schemas.Plane;

/**
 * What the compact network sees: sub-integrations and sub-bands as 16 x 64 images, the profile and
 * the DM curve as 64 values each. Everything is rotated so that the pulse stands at phase 0.5 and
 * scaled robustly, so that surveys, generations of a survey and formats look alike.
 */
final class CompactInput implements InputAssembly {

  private static final int ROWS = CompactImages.ROWS;
  private static final int BINS = 64;

  /** Half the width of the DM curve's close view: smear over the band, in turns of the pulsar. */
  private static final double CLOSE_VIEW = 0.5;

  /** Dispersion: delay in seconds is this x DM x MHz^-2 (Manchester and Taylor 1977). */
  private static final double DISPERSION = 1 / 2.41e-4;

  /** Its memory is kept: a scorer assembles thousands of inputs a second. */
  private static final ThreadLocal<CompactImages> IMAGES =
      ThreadLocal.withInitial(CompactImages::new);

  @Override
  public String name() {
    return "compact";
  }

  @Override
  public List<InputShape> inputs() {
    return List.of(
        new InputShape("sub-integrations", 1, ROWS, BINS),
        new InputShape("sub-bands", 1, ROWS, BINS),
        new InputShape("curves", 6, 1, BINS));
  }

  @Override
  public float[][] assemble(Candidate candidate) {
    double shift = candidate.getPhaseShift();
    boolean reversed = bandwidth(candidate.getObservation()) < 0;
    CompactImages images = IMAGES.get();
    return new float[][] {
      images.image(
          candidate.getSubIntegrations(), candidate.getDeadSubIntegrations(), shift, false),
      // First the lowest frequency, whatever the source begins with.
      images.image(candidate.getSubBands(), candidate.getDeadSubBands(), shift, reversed),
      curves(candidate, shift)
    };
  }

  /**
   * Six channels: the profile in units of its noise and over its range; the DM curve over all
   * trials in standard deviations and over its range; the DM curve close to its peak over its
   * range, and where that view has trials.
   */
  private static float[] curves(Candidate candidate, double shift) {
    float[] curves = new float[6 * BINS];
    Plane profile = candidate.getProfile();
    float[] pulse =
        PhaseResampler.resample(
            CentredImage.sound(Planes.values(profile)), 1, profile.getColumns(), shift, BINS);
    put(curves, 0, inNoise(pulse));
    put(curves, 1, overRange(pulse));
    DmCurveView dm = DmCurveView.of(candidate);
    if (dm.peak() >= 0) {
      float[] whole = highest(CentredImage.sound(dm.snrs().clone()));
      put(curves, 2, inDeviations(whole));
      put(curves, 3, overRange(whole));
      close(dm, candidate, curves);
    }
    return curves;
  }

  private static float[] inNoise(float[] values) {
    float[] scaled = values.clone();
    RobustScale.apply(scaled, 0, scaled.length);
    RobustScale.compress(scaled);
    return scaled;
  }

  /**
   * Not by the median deviation, which is 0 for a curve that holds 0 wherever the search found
   * nothing.
   */
  private static float[] inDeviations(float[] values) {
    double mean = 0;
    for (float value : values) {
      mean += value / values.length;
    }
    double variance = 0;
    for (float value : values) {
      variance += (value - mean) * (value - mean) / values.length;
    }
    double deviation = Math.sqrt(variance);
    float[] scaled = new float[values.length];
    for (int i = 0; i < scaled.length && deviation > 0; i++) {
      scaled[i] = (float) ((values[i] - mean) / deviation);
    }
    return scaled;
  }

  private static float[] overRange(float[] values) {
    float least = Float.POSITIVE_INFINITY;
    float most = Float.NEGATIVE_INFINITY;
    for (float value : values) {
      least = Math.min(least, value);
      most = Math.max(most, value);
    }
    float[] scaled = new float[values.length];
    for (int i = 0; i < scaled.length && most > least; i++) {
      scaled[i] = (float) (((double) values[i] - least) / ((double) most - least));
    }
    return scaled;
  }

  /** The highest S/N of each 64th of the trials: a narrow peak survives that a mean would drown. */
  private static float[] highest(float[] snrs) {
    float[] highest = new float[BINS];
    for (int bin = 0; bin < BINS; bin++) {
      int from = (int) ((long) bin * snrs.length / BINS);
      int to = Math.max(from + 1, (int) ((long) (bin + 1) * snrs.length / BINS));
      highest[bin] = Float.NEGATIVE_INFINITY;
      for (int i = from; i < to; i++) {
        highest[bin] = Math.max(highest[bin], snrs[i]);
      }
    }
    return highest;
  }

  /**
   * The curve about its peak, against the smear over the band in turns: a pulsar's curve then has
   * one shape whatever its period, the band and the spacing of trials. Trials between which a
   * view's bin falls are joined linearly.
   */
  private static void close(DmCurveView dm, Candidate candidate, float[] curves) {
    double turnsPerDm = turnsPerDm(candidate);
    if (!(turnsPerDm > 0) || !Double.isFinite(turnsPerDm)) {
      return;
    }
    float[] trials = dm.dms();
    float[] snrs = CentredImage.sound(dm.snrs());
    double centre = trials[dm.peak()];
    double most = snrs[dm.peak()];
    double least = most;
    for (float snr : snrs) {
      least = Math.min(least, snr);
    }
    if (!(most > least)) {
      return;
    }
    int left = 0;
    for (int bin = 0; bin < BINS; bin++) {
      double turns = ((bin + 0.5) / BINS * 2 - 1) * CLOSE_VIEW;
      double trial = centre + turns / turnsPerDm;
      if (trial < trials[0] || trial > trials[trials.length - 1]) {
        continue;
      }
      while (left < trials.length - 2 && trials[left + 1] < trial) {
        left++;
      }
      double span = trials.length > 1 ? (double) trials[left + 1] - trials[left] : 0;
      double part = span > 0 ? Math.min(1, Math.max(0, (trial - trials[left]) / span)) : 0;
      double snr =
          part == 0 ? snrs[left] : snrs[left] + part * ((double) snrs[left + 1] - snrs[left]);
      curves[4 * BINS + bin] = (float) ((snr - least) / (most - least));
      curves[5 * BINS + bin] = 1;
    }
  }

  /** Turns that the pulse drifts over the band for each unit of DM; NaN where that is not known. */
  private static double turnsPerDm(Candidate candidate) {
    Observation observation = candidate.getObservation();
    Double period = period(candidate.getOptimised());
    if (period == null && candidate.getSearch() != null) {
      period = period(candidate.getSearch());
    }
    Double centre = observation.getCentreFrequency();
    double half = Math.abs(bandwidth(observation)) / 2;
    if (period == null || centre == null || !(half > 0) || !(centre > half)) {
      return Double.NaN;
    }
    double delay =
        DISPERSION
            * (1 / ((centre - half) * (centre - half)) - 1 / ((centre + half) * (centre + half)));
    return delay / period;
  }

  private static Double period(FoldValues values) {
    return values.getBarycentricPeriod() != null
        ? values.getBarycentricPeriod()
        : values.getTopocentricPeriod();
  }

  private static double bandwidth(Observation observation) {
    return observation.getBandwidth() == null ? 0 : observation.getBandwidth();
  }

  private static void put(float[] curves, int channel, float[] values) {
    System.arraycopy(values, 0, curves, channel * BINS, BINS);
  }
}
