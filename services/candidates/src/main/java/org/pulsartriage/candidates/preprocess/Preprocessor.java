package org.pulsartriage.candidates.preprocess;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.pulsartriage.candidates.Planes;
import org.pulsartriage.candidates.RawCandidate;
import org.pulsartriage.schemas.Candidate;
import org.pulsartriage.schemas.CandidateSource;
import org.pulsartriage.schemas.Features;
import org.pulsartriage.schemas.Plane;
import org.pulsartriage.schemas.SampleEncoding;

/** Makes the record of a candidate: the samples as recorded, and what is measured on them. */
public final class Preprocessor {

  private Preprocessor() {}

  /**
   * @param raw a candidate as recorded
   * @param source the raw file
   * @param candidateId SHA-256 of the raw bytes
   * @param night the night that the counts belong to, YYYY-MM-DD
   * @return the record; every number in it is finite
   */
  public static Candidate preprocess(
      RawCandidate raw, CandidateSource source, String candidateId, String night) {
    double[] profile = numbers(raw.profile());
    Pulse pulse = Pulse.of(profile);
    Candidate candidate = new Candidate();
    candidate.setCandidateId(candidateId);
    candidate.setNight(night);
    candidate.setSource(source);
    candidate.setObservation(raw.observation());
    candidate.setOptimised(raw.optimised());
    candidate.setSearch(raw.search());
    candidate.setSubIntegrations(raw.subIntegrations());
    candidate.setSubBands(raw.subBands());
    candidate.setProfile(raw.profile());
    candidate.setDmCurve(raw.dmCurve());
    candidate.setPeriodDmPlane(raw.periodDmPlane());
    candidate.setPhaseShift(pulse.shiftToCentre(profile.length));
    candidate.setDeadSubIntegrations(deadRows(raw.subIntegrations()));
    candidate.setDeadSubBands(deadRows(raw.subBands()));
    candidate.setProfileSnr(pulse.snr());
    candidate.setFeatures(features(raw));
    return candidate;
  }

  private static Features features(RawCandidate raw) {
    Moments profile = Moments.of(raw.profile());
    Moments curve = raw.dmCurve() == null ? Moments.NONE : Moments.of(raw.dmCurve().getSnrs());
    return new Features(
        profile.mean(),
        profile.standardDeviation(),
        profile.excessKurtosis(),
        profile.skewness(),
        curve.mean(),
        curve.standardDeviation(),
        curve.excessKurtosis(),
        curve.skewness());
  }

  // The pulse is measured in steps where there are such: small whole numbers add without error.
  private static double[] numbers(Plane plane) {
    double[] numbers = new double[plane.getColumns()];
    if (plane.getEncoding() == SampleEncoding.U8) {
      ByteBuffer samples = plane.getSamples();
      for (int i = 0; i < numbers.length; i++) {
        numbers[i] = samples.get(samples.position() + i) & 0xff;
      }
      return numbers;
    }
    float[] values = Planes.values(plane);
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = values[i];
    }
    return numbers;
  }

  private static List<Integer> deadRows(Plane plane) {
    List<Integer> dead = new ArrayList<>();
    int width = plane.getColumns() * (plane.getEncoding() == SampleEncoding.U8 ? 1 : Float.BYTES);
    int period = plane.getEncoding() == SampleEncoding.U8 ? 1 : Float.BYTES;
    ByteBuffer samples = plane.getSamples();
    for (int row = 0; row < plane.getRows(); row++) {
      int start = samples.position() + row * width;
      // A row is constant where it equals itself moved on by one sample.
      if (samples
          .slice(start, width - period)
          .equals(samples.slice(start + period, width - period))) {
        dead.add(row);
      }
    }
    return dead;
  }
}
