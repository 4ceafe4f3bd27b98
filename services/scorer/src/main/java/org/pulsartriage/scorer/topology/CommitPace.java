package org.pulsartriage.scorer.topology;

import java.time.Duration;

/**
 * When a commit is worth its while. A commit takes the same work whatever it carries, and what it
 * carries is seen when it is done. So a candidate that comes fresh is committed soon, also after a
 * short halt, which is not to be made twice as long. One that has waited for longer than any halt,
 * because the scorer is behind, may wait as long again: a backlog goes through in large commits and
 * full batches, and a stream that is kept up with in prompt ones. The interval of Kafka Streams
 * bounds both.
 */
final class CommitPace {

  private static final long NEVER = Long.MAX_VALUE;

  /** A candidate that has waited for so many of the least times comes out of a backlog. */
  private static final int BEHIND = 6;

  private final long least;
  private long due = NEVER;

  /**
   * @param least how long the oldest of what is to be committed waits at least, 1 ms or more
   */
  CommitPace(Duration least) {
    this.least = least.toMillis();
  }

  /**
   * @param timestamp when a record was published, in milliseconds since the epoch
   * @param now the time
   */
  void took(long timestamp, long now) {
    if (due == NEVER) {
      long waited = now - timestamp;
      due = now + (waited < BEHIND * least ? least : waited);
    }
  }

  /**
   * @param now the time
   * @return whether what was taken is to be committed
   */
  boolean isDue(long now) {
    return due <= now;
  }

  /** Nothing is left to be committed. */
  void committed() {
    due = NEVER;
  }
}
