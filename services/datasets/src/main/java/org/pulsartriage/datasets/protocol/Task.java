package org.pulsartriage.datasets.protocol;

import java.util.List;

/**
 * A task in memory, ready for a trainer.
 *
 * @param classNames names of the task classes; in a binary task 0 is the majority, 1 the minority
 * @param minority for each task class, whether it is a minority class
 * @param train to train on, unshuffled: see {@link Protocol#shuffle()}
 * @param validation to choose by, perhaps without rows
 * @param test to test on
 */
public record Task(
    List<String> classNames,
    boolean[] minority,
    SampleTable train,
    SampleTable validation,
    SampleTable test) {

  /**
   * @return number of task classes
   */
  public int classes() {
    return classNames.size();
  }
}
