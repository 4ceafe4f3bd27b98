package org.pulsartriage.scorer;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import org.pulsartriage.candidates.Planes;
import org.pulsartriage.schemas.Candidate;
import org.pulsartriage.schemas.CandidateSource;
import org.pulsartriage.schemas.DmCurve;
import org.pulsartriage.schemas.Features;
import org.pulsartriage.schemas.FoldValues;
import org.pulsartriage.schemas.Observation;

/** Small valid candidates. */
public final class Candidates {

  /** The night of every candidate made here. */
  public static final String NIGHT = "2026-03-01";

  private Candidates() {}

  /**
   * @param name a file name; its digest is the identity
   * @return a candidate
   */
  public static Candidate named(String name) {
    return Candidate.newBuilder()
        .setCandidateId(identity(name))
        .setNight(NIGHT)
        .setSource(new CandidateSource(name, "phcx", 4_321L, Instant.parse("2026-03-01T20:00:00Z")))
        .setObservation(
            Observation.newBuilder()
                .setBeam(7)
                .setRightAscension(83.6)
                .setDeclination(-22.0)
                .setStartMjd(61_100.75)
                .build())
        .setOptimised(
            FoldValues.newBuilder()
                .setTopocentricPeriod(0.0331)
                .setBarycentricPeriod(0.033)
                .setDm(56.8)
                .setSnr(21.5)
                .build())
        .setSearch(null)
        .setSubIntegrations(Planes.ofBytes(2, 4, new byte[8], 0, 1))
        .setSubBands(Planes.ofBytes(2, 4, new byte[8], 0, 1))
        .setProfile(Planes.ofBytes(1, 4, new byte[] {0, 0, 9, 0}, 0, 1))
        .setDmCurve(
            new DmCurve(
                ByteBuffer.allocate(2 * Float.BYTES), Planes.ofFloats(1, 2, new float[] {1, 2})))
        .setPeriodDmPlane(null)
        .setPhaseShift(0)
        .setProfileSnr(12)
        .setFeatures(new Features(0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0))
        .build();
  }

  /**
   * @param text any text
   * @return its SHA-256
   */
  public static String identity(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
