package org.pulsartriage.candidates.format;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Random;

/** Writes a made-up .pfd file: a pulsar, dispersed and drifting, in noise of known variance. */
final class PfdBuilder {

  static final int PARTS = 20;
  static final int SUB_BANDS = 16;
  static final int BINS = 64;
  static final double DM = 50;
  static final double PERIOD = 0.02;

  /** Where the counts stand, for tests that spoil them. */
  static final int NUM_DMS = 0;

  static final int NSUB = 12;
  static final int NPART = 16;
  static final int PROFLEN = 20;

  private static final double FOLDED = 1 / (PERIOD + 5e-7);
  private static final double NOISE = 4;
  private static final double SAMPLE_TIME = 1e-3;
  private static final double PART = 30;
  private static final double LOWEST = 1400;
  private static final double CHANNEL = 0.5;
  private static final int CHANNELS = 512;
  private static final double PHASE = 0.3;

  private int subBands = SUB_BANDS;
  private double amplitude = 10;
  private double[] dms = trials(DM - 10, DM + 10, 81);

  PfdBuilder subBands(int count) {
    subBands = count;
    return this;
  }

  PfdBuilder amplitude(double value) {
    amplitude = value;
    return this;
  }

  PfdBuilder withoutDms() {
    dms = new double[0];
    return this;
  }

  byte[] build() {
    ByteBuffer out = ByteBuffer.allocate(4 << 20).order(ByteOrder.LITTLE_ENDIAN);
    double[] periods = trials(PERIOD + 1e-6, PERIOD - 1e-6, 41);
    for (int count :
        new int[] {dms.length, periods.length, 1, subBands, PARTS, BINS, CHANNELS, 1, 1, 1, 1, 1}) {
      out.putInt(count);
    }
    for (String text : new String[] {"made-up.fil", "Cand_1", "Effelsberg", "plot.ps/CPS"}) {
      out.putInt(text.length()).put(text.getBytes(StandardCharsets.US_ASCII));
    }
    out.put("12:30:00.0\0\0\0\0\0\0".getBytes(StandardCharsets.US_ASCII));
    out.put("-00:30:00.0\0\0\0\0\0".getBytes(StandardCharsets.US_ASCII));
    for (double value : new double[] {SAMPLE_TIME, 0, 1, 55_000.25, 0, 0, LOWEST, CHANNEL, DM}) {
      out.putDouble(value);
    }
    spin(out, 0, PERIOD);
    spin(out, 0, 0);
    spin(out, 0, FOLDED);
    for (int i = 0; i < 7; i++) {
      out.putDouble(0);
    }
    for (double dm : dms) {
      out.putDouble(dm);
    }
    for (double period : periods) {
      out.putDouble(period);
    }
    out.putDouble(0);
    profiles(out);
    for (int cell = 0; cell < PARTS * subBands; cell++) {
      for (double value : new double[] {PART / SAMPLE_TIME, 0, 0, BINS, 0, NOISE * NOISE, 1}) {
        out.putDouble(value);
      }
    }
    byte[] file = new byte[out.position()];
    out.flip().get(file);
    return file;
  }

  private void profiles(ByteBuffer out) {
    Random random = new Random(5);
    double width = CHANNEL * CHANNELS / subBands;
    double highest = LOWEST + CHANNELS * CHANNEL - CHANNEL;
    for (int part = 0; part < PARTS; part++) {
      double drift = part * PART * (FOLDED - 1 / PERIOD);
      for (int band = 0; band < subBands; band++) {
        double frequency = LOWEST + (band + 1) * width - CHANNEL;
        double delay = DM / 2.41e-4 * (1 / (frequency * frequency) - 1 / (highest * highest));
        double centre = PHASE + drift + delay * FOLDED;
        for (int bin = 0; bin < BINS; bin++) {
          double from = (double) bin / BINS - centre;
          from -= Math.rint(from);
          out.putDouble(
              100
                  + amplitude * Math.exp(-0.5 * from * from / (0.02 * 0.02))
                  + NOISE * random.nextGaussian());
        }
      }
    }
  }

  private static void spin(ByteBuffer out, float pow, double first) {
    out.putFloat(pow).putFloat(0).putDouble(first).putDouble(0).putDouble(0);
  }

  private static double[] trials(double first, double last, int count) {
    double[] trials = new double[count];
    for (int i = 0; i < count; i++) {
      trials[i] = first + (last - first) * i / (count - 1);
    }
    return trials;
  }
}
