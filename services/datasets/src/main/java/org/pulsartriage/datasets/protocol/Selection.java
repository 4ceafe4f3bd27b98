package org.pulsartriage.datasets.protocol;

import java.util.List;
import org.pulsartriage.datasets.Part;

/**
 * Which samples make a task, before any of them is read.
 *
 * @param classNames names of the task classes
 * @param minority for each task class, whether it is a minority class
 * @param train to train on; an index stands more than once where it is over-sampled
 * @param validation to choose by, perhaps none
 * @param test to test on
 */
public record Selection(
    List<String> classNames, boolean[] minority, Rows train, Rows validation, Rows test) {

  /**
   * Chosen samples in their order.
   *
   * @param part the data set's part that they are from
   * @param indices places in it
   * @param classes task class of each
   */
  public record Rows(Part part, int[] indices, int[] classes) {

    /**
     * @return number of rows
     */
    public int size() {
      return indices.length;
    }

    /**
     * @param taskClasses number of task classes
     * @return rows of each task class
     */
    public int[] counts(int taskClasses) {
      int[] counts = new int[taskClasses];
      for (int taskClass : classes) {
        counts[taskClass]++;
      }
      return counts;
    }
  }
}
