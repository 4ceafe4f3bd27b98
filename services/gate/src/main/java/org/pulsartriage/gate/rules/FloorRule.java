package org.pulsartriage.gate.rules;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.pulsartriage.schemas.ModelRole;
import org.pulsartriage.schemas.Recall;

/**
 * The least recall that an active model may have.
 *
 * @param recall the floor, 0 to 1
 * @param snrAtLeast pulsars below this S/N do not count; the edge of a range of S/N
 * @param seenAtLeast no word before so many pulsars were scored; 1 or more
 * @param of which pulsars count
 * @param hours how far back; the hour that is running counts, and of the first hour all of it
 */
public record FloorRule(double recall, double snrAtLeast, long seenAtLeast, Of of, int hours) {

  /** Where nobody says otherwise. */
  public static final FloorRule STANDARD = new FloorRule(0.8, 10, 30, Of.BOTH, 1);

  private static final Duration HOUR = Duration.ofHours(1);

  /** Which pulsars count. */
  public enum Of {
    /** Those that were put in. */
    INJECTED,
    /** Those of the catalogue. */
    KNOWN,
    /** Both, as one number. */
    BOTH;

    /**
     * @return the name in files and messages
     */
    public String text() {
      return name().toLowerCase(Locale.ROOT);
    }

    private long seen(Recall one) {
      return (this == KNOWN ? 0 : one.getInjectedSeen())
          + (this == INJECTED ? 0 : one.getKnownSeen());
    }

    private long called(Recall one) {
      return (this == KNOWN ? 0 : one.getInjectedCalled())
          + (this == INJECTED ? 0 : one.getKnownCalled());
    }

    private String pulsars() {
      return this == BOTH ? "injected and known pulsars" : text() + " pulsars";
    }
  }

  /**
   * A recall below the floor.
   *
   * @param recall the recall, 0 to 1
   * @param night the last night that it rests on
   * @param hour the last hour that it rests on
   * @param figures all of it in a line
   */
  public record Shortfall(double recall, String night, Instant hour, String figures) {}

  /**
   * @param counts what was counted, of any model and time
   * @param digest the active model's bundle
   * @param since when it became active: hours that ended before do not count
   * @param now the time
   * @return what is short; empty where nothing is, or too few pulsars were scored
   */
  public Optional<Shortfall> of(
      Collection<Recall> counts, String digest, Instant since, Instant now) {
    Instant from = windowBegins(now).isAfter(since) ? windowBegins(now) : since;
    List<Recall> counted =
        counts.stream()
            .filter(one -> one.getRole() == ModelRole.ACTIVE)
            .filter(one -> one.getModelDigest().equals(digest))
            .filter(one -> one.getSnrFrom() >= snrAtLeast)
            .filter(one -> one.getHour().plus(HOUR).isAfter(from) && !one.getHour().isAfter(now))
            .filter(one -> of.seen(one) > 0)
            .toList();
    long seen = counted.stream().mapToLong(of::seen).sum();
    long called = counted.stream().mapToLong(of::called).sum();
    double found = (double) called / seen;
    if (seen < seenAtLeast || found >= recall) {
      return Optional.empty();
    }
    Recall last = counted.stream().max(Comparator.comparing(Recall::getLastScoredAt)).orElseThrow();
    String figures =
        String.format(
            Locale.ROOT,
            "recall %.3f: %d of %d %s of S/N %.0f or more in %d h, floor %.3f",
            found,
            called,
            seen,
            of.pulsars(),
            snrAtLeast,
            hours,
            recall);
    return Optional.of(new Shortfall(found, last.getNight(), last.getHour(), figures));
  }

  /**
   * @param now the time
   * @return from when on hours count
   */
  public Instant windowBegins(Instant now) {
    return now.minus(Duration.ofHours(hours));
  }
}
