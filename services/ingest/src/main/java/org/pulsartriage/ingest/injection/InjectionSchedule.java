package org.pulsartriage.ingest.injection;

import java.util.SplittableRandom;

/**
 * Says behind which candidates a pulsar rides. Of every 1/share candidates one is drawn, so that
 * the count is exact and the place cannot be guessed. For one thread.
 */
public final class InjectionSchedule {

  private final double share;
  private final SplittableRandom random;
  private long seen;
  private long drawn;
  private double next;

  /**
   * @param settings share and seed
   * @param run name of the run
   */
  public InjectionSchedule(InjectionSettings settings, String run) {
    this.share = settings.share();
    this.random = new SplittableRandom(settings.seedOf(run));
    draw();
  }

  /**
   * Counts a candidate.
   *
   * @return how many pulsars are to ride behind it; after n candidates n times the share, less than
   *     one more or less
   */
  public int behindNext() {
    int due = 0;
    while (next <= seen) {
      due++;
      draw();
    }
    seen++;
    return due;
  }

  private void draw() {
    next =
        share == 0 ? Double.POSITIVE_INFINITY : Math.floor((drawn + random.nextDouble()) / share);
    drawn++;
  }
}
