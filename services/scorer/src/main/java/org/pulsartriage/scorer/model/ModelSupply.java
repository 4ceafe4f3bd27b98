package org.pulsartriage.scorer.model;

import org.pulsartriage.schemas.ModelSwitch;

/** The models that partitions score with in one role. Safe for many threads. */
public interface ModelSupply {

  /**
   * @param current what the caller scores with
   * @return whether it is to go on with it; cheap, to be asked at each record
   */
  boolean isCurrent(ReadyModel current);

  /**
   * @return the model to score with, retained for the caller; null where none is wanted
   */
  ReadyModel take();

  /**
   * Loads the model that a partition last scored with, for when none is wanted. Takes as long as
   * loading takes.
   *
   * @param inForce what the partition has recorded; null where it has not scored yet
   * @return the model, retained for the caller
   * @throws IllegalStateException in one line, where there is none or it cannot be loaded
   */
  ReadyModel recorded(ModelSwitch inForce);
}
