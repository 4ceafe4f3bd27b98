package org.pulsartriage.scorer.beams;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import org.pulsartriage.candidates.catalogue.SkyPosition;
import org.pulsartriage.schemas.Score;
import org.pulsartriage.schemas.ScoreLabel;

/** Scores as the beams of the Parkes multibeam receiver give them, pointed at the equator. */
public final class BeamScores {

  static final double START = 54_985.725;

  private static final SkyPosition CENTRE = new SkyPosition(187.25, 0);
  private static final double INNER = 29.1 / 60;
  private static final double OUTER = 50.8 / 60;

  private BeamScores() {}

  /** Beam 3 is due north; outer beams lie between inner ones, beam 9 between 2 and 3. */
  static SkyPosition place(int beam) {
    double angle = beam < 8 ? 60 * (beam - 3) : 60 * (beam - 9) - 30;
    double radius = beam == 1 ? 0 : beam < 8 ? INNER : OUTER;
    return new SkyPosition(
        CENTRE.rightAscension() + radius * Math.sin(Math.toRadians(angle)),
        CENTRE.declination() + radius * Math.cos(Math.toRadians(angle)));
  }

  public static Score score(int beam, double period, double dm, double snr) {
    return score("beam " + beam + " period " + period, beam, period, dm, snr);
  }

  static Score score(String name, int beam, double period, double dm, double snr) {
    return Score.newBuilder()
        .setCandidateId(identity(name))
        .setNight("2026-03-01")
        .setModelId("arithmetic")
        .setModelDigest("ab".repeat(32))
        .setEngine("arithmetic")
        .setProbability(0.9)
        .setLogit(2.2)
        .setThreshold(0.5)
        .setLabel(ScoreLabel.PULSAR)
        .setCandidatePartition(0)
        .setCandidateOffset(0)
        .setScoredAt(Instant.parse("2026-03-01T21:00:00Z"))
        .setFileName(name)
        .setPeriod(period)
        .setDm(dm)
        .setSnr(snr)
        .setBeam(beam)
        .setRightAscension(place(beam).rightAscension())
        .setDeclination(place(beam).declination())
        .setStartMjd(START)
        .build();
  }

  static String identity(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
