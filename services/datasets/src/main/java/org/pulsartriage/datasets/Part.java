package org.pulsartriage.datasets;

/** A part of a data set as its authors published it. */
public enum Part {
  /** The samples offered for training. */
  TRAIN,
  /** The samples kept for testing. */
  TEST,
  /** Every sample, where the authors published no division. */
  WHOLE
}
