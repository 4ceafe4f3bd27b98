package org.pulsartriage.models.network;

import org.nd4j.linalg.schedule.ISchedule;
import org.nd4j.shade.jackson.annotation.JsonCreator;
import org.nd4j.shade.jackson.annotation.JsonProperty;

/**
 * A learning rate that rises linearly over the first steps and then falls as half a cosine to 0
 * (Loshchilov and Hutter 2017, without restarts).
 *
 * @param peak highest learning rate, above 0
 * @param warmUp steps until it is reached, 0 or more
 * @param steps steps in all, more than warmUp
 */
public record CosineSchedule(
    @JsonProperty("peak") double peak,
    @JsonProperty("warmUp") int warmUp,
    @JsonProperty("steps") int steps)
    implements ISchedule {

  /** Refuses what is no schedule. */
  @JsonCreator
  public CosineSchedule {
    if (!(peak > 0) || warmUp < 0 || steps <= warmUp) {
      throw new IllegalArgumentException(
          "a cosine schedule to " + peak + " over " + warmUp + " of " + steps + " steps");
    }
  }

  @Override
  public double valueAt(int iteration, int epoch) {
    if (iteration < warmUp) {
      return peak * (iteration + 1) / warmUp;
    }
    double part = Math.min(1, (iteration - warmUp) / (double) (steps - warmUp));
    return peak * (1 + Math.cos(Math.PI * part)) / 2;
  }

  @Override
  public ISchedule clone() {
    return this;
  }
}
