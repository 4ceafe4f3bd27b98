package org.pulsartriage.replay.pace;

/** When the samples of a replay are due, counted from when the first one is. Stateless. */
public interface Pace {

  /**
   * @param position a position, 0 or more
   * @return nanoseconds from the first sample to that one; not less than for any position before
   */
  long offset(long position);
}
