package org.pulsartriage.models.input;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.pulsartriage.candidates.Planes;
import org.pulsartriage.schemas.Candidate;
import org.pulsartriage.schemas.CandidateSource;
import org.pulsartriage.schemas.DmCurve;
import org.pulsartriage.schemas.Features;
import org.pulsartriage.schemas.FoldValues;
import org.pulsartriage.schemas.Observation;

/** Candidates made for tests: a Gaussian pulse in noise, in any shape. */
public final class CandidatesForTests {

  private CandidatesForTests() {}

  /** A pulse of some S/N a row at a phase, seen in every row; DM 100 at a period of 0.5 s. */
  public static Candidate pulsar(int rows, int bands, int bins, double phase, long seed) {
    Random random = new Random(seed);
    Candidate candidate = new Candidate();
    candidate.setCandidateId("0".repeat(64));
    candidate.setNight("2026-01-31");
    candidate.setSource(new CandidateSource("test.phcx", "phcx", 1L, Instant.EPOCH));
    candidate.setObservation(observation());
    candidate.setOptimised(new FoldValues(0.5, 0.5, 100.0, 0.0, null, 20.0, 0.05));
    candidate.setSubIntegrations(plane(rows, bins, phase, random));
    candidate.setSubBands(plane(bands, bins, phase, random));
    candidate.setProfile(plane(1, bins, phase, random));
    candidate.setDmCurve(curve(300, 100, random));
    candidate.setPhaseShift(wrapped(0.5 - phase));
    candidate.setDeadSubIntegrations(new ArrayList<>());
    candidate.setDeadSubBands(new ArrayList<>());
    candidate.setProfileSnr(20.0);
    candidate.setFeatures(new Features(0., 0., 0., 0., 0., 0., 0., 0.));
    return candidate;
  }

  static Observation observation() {
    Observation observation = new Observation();
    observation.setCentreFrequency(1382.0);
    observation.setBandwidth(-400.0);
    return observation;
  }

  static double wrapped(double turns) {
    return turns - Math.floor(turns + 0.5);
  }

  private static org.pulsartriage.schemas.Plane plane(
      int rows, int bins, double phase, Random random) {
    float[] values = new float[rows * bins];
    for (int row = 0; row < rows; row++) {
      for (int bin = 0; bin < bins; bin++) {
        double off = wrapped((bin + 0.5) / bins - phase) / 0.03;
        values[row * bins + bin] = (float) (random.nextGaussian() + 6 * Math.exp(-off * off / 2));
      }
    }
    return Planes.ofFloats(rows, bins, values);
  }

  static DmCurve curve(int trials, double best, Random random) {
    float[] snrs = new float[trials];
    ByteBuffer dms = ByteBuffer.allocate(4 * trials).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < trials; i++) {
      double dm = 2.0 * i;
      dms.putFloat((float) dm);
      double off = (dm - best) / 30;
      snrs[i] = (float) (3 + 0.3 * random.nextGaussian() + 17 * Math.exp(-off * off / 2));
    }
    return new DmCurve(dms.flip(), Planes.ofFloats(1, trials, snrs));
  }

  static List<Integer> rows(int... rows) {
    List<Integer> list = new ArrayList<>();
    for (int row : rows) {
      list.add(row);
    }
    return list;
  }
}
