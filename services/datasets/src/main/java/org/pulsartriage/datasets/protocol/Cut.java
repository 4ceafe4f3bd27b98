package org.pulsartriage.datasets.protocol;

/** Which samples of a class are kept where fewer are wanted than there are. */
public enum Cut {
  /** The first in the data set's order, as the published subsets were cut. */
  FIRST,
  /** A random draw without replacement, by the run's seed. */
  RANDOM
}
