package org.pulsartriage.replay.pace;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** The paces there are. */
public final class Paces {

  private static final double NANOS = 1e9;

  private Paces() {}

  /**
   * @return every sample at once
   */
  public static Pace fast() {
    return position -> 0;
  }

  /**
   * @param rate samples a second
   * @return a steady pace
   * @throws IllegalArgumentException for a rate that is not above 0, or not finite
   */
  public static Pace steady(double rate) {
    requirePositive("rate", rate, "samples a second");
    return position -> (long) (position * (NANOS / rate));
  }

  /**
   * Samples spaced as something else was in time. Where there are more samples than times, it
   * begins again after a mean space.
   *
   * @param times when that was, in any order, at least one
   * @param speed how many times as fast
   * @return that pace
   * @throws IllegalArgumentException without times, or for a speed that is not above 0, or not
   *     finite
   */
  public static Pace recorded(List<Instant> times, double speed) {
    requirePositive("speed", speed, "times as fast");
    if (times.isEmpty()) {
      throw new IllegalArgumentException("a pace without times");
    }
    List<Instant> sorted = times.stream().sorted().toList();
    long[] offsets =
        sorted.stream()
            .mapToLong(time -> (long) (Duration.between(sorted.get(0), time).toNanos() / speed))
            .toArray();
    long last = offsets[offsets.length - 1];
    long lap = offsets.length == 1 ? 0 : last + last / (offsets.length - 1);
    return position -> position / offsets.length * lap + offsets[(int) (position % offsets.length)];
  }

  private static void requirePositive(String name, double value, String unit) {
    if (!(value > 0) || Double.isInfinite(value)) {
      throw new IllegalArgumentException(name + " is " + value + ", above 0 wanted (" + unit + ")");
    }
  }
}
