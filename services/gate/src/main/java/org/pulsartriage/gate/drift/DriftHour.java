package org.pulsartriage.gate.drift;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * An hour of a night.
 *
 * @param night YYYY-MM-DD
 * @param start beginning of the hour (UTC)
 */
record DriftHour(String night, Instant start) implements Comparable<DriftHour> {

  private static final String NO_BEAM = "-";

  static Instant of(Instant time) {
    return time.truncatedTo(ChronoUnit.HOURS);
  }

  Instant end() {
    return start.plus(Duration.ofHours(1));
  }

  /** Key in stores; a beam's is this, '/' and the beam. */
  String key() {
    return night + "/" + start;
  }

  String key(Integer beam) {
    return key() + "/" + text(beam);
  }

  static DriftHour ofKey(String key) {
    String[] parts = key.split("/");
    return new DriftHour(parts[0], Instant.parse(parts[1]));
  }

  /** A beam from keys. */
  static Integer beam(String beam) {
    return beam.equals(NO_BEAM) ? null : Integer.valueOf(beam);
  }

  /** A beam in keys and messages. */
  static String text(Integer beam) {
    return beam == null ? NO_BEAM : beam.toString();
  }

  @Override
  public int compareTo(DriftHour other) {
    return key().compareTo(other.key());
  }
}
