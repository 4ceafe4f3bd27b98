package org.pulsartriage.gate;

import java.time.Instant;
import java.util.List;
import org.pulsartriage.schemas.Injection;
import org.pulsartriage.schemas.KnownPulsarMatch;
import org.pulsartriage.schemas.Score;
import org.pulsartriage.schemas.ScoreLabel;

/** Scores for tests. */
public final class Scores {

  private Scores() {}

  /**
   * @return a model's word on a candidate of which nothing is known
   */
  public static Score.Builder of(String candidate, String model, boolean called, Instant at) {
    return Score.newBuilder()
        .setCandidateId(candidate)
        .setNight("2026-01-02")
        .setModelId(model)
        .setModelDigest(digest(model))
        .setEngine("onnx")
        .setProbability(called ? 0.9 : 0.1)
        .setLogit(called ? 2 : -2)
        .setThreshold(0.5)
        .setLabel(called ? ScoreLabel.PULSAR : ScoreLabel.NOT_PULSAR)
        .setCandidatePartition(0)
        .setCandidateOffset(0)
        .setScoredAt(at)
        .setSnr(12.0)
        .setFileName(candidate + ".phcx");
  }

  /**
   * @return a model's word on an injected pulsar
   */
  public static Score.Builder injected(
      String candidate, String model, boolean called, Instant at, double snr) {
    return of(candidate, model, called, at).setInjection(new Injection(candidate, snr, 0.5, 30.0));
  }

  /**
   * @return a model's word on what may be a pulsar of the catalogue
   */
  public static Score.Builder known(
      String candidate, String model, boolean called, Instant at, double posterior) {
    return of(candidate, model, called, at)
        .setKnownPulsars(List.of(new KnownPulsarMatch("J0437-4715", 0.01, 1, 1, 0.1, posterior)));
  }

  /**
   * @return a digest that no other model of a test has
   */
  public static String digest(String model) {
    return String.format("%64s", Integer.toHexString(model.hashCode())).replace(' ', '0');
  }
}
