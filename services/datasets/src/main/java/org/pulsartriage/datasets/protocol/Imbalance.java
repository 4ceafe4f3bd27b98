package org.pulsartriage.datasets.protocol;

/**
 * How many training samples each class keeps. Step and linear imbalance are those of Buda, Maki and
 * Mazurowski 2018, Neural Networks 106, 249.
 */
public sealed interface Imbalance {

  /**
   * @param taskClass a task class
   * @param minority for each task class, whether it is a minority class
   * @param available how many training samples it has
   * @return how many it keeps
   */
  int count(int taskClass, boolean[] minority, int available);

  /** Every sample: the imbalance that the data set has. */
  record All() implements Imbalance {
    @Override
    public int count(int taskClass, boolean[] minority, int available) {
      return available;
    }
  }

  /**
   * Two levels.
   *
   * @param minority samples of each minority class, 1 or more
   * @param majority samples of each majority class, 1 or more
   */
  record Step(int minority, int majority) implements Imbalance {
    /** Checks both. */
    public Step {
      if (minority < 1 || majority < 1) {
        throw new IllegalArgumentException(
            "step of " + minority + " and " + majority + " samples, 1 or more wanted");
      }
    }

    @Override
    public int count(int taskClass, boolean[] mask, int available) {
      return mask[taskClass] ? minority : majority;
    }
  }

  /**
   * Evenly spaced levels from the first class to the last, rounded to whole samples.
   *
   * @param first samples of the first class, 1 or more
   * @param last samples of the last class, 1 or more
   */
  record Linear(int first, int last) implements Imbalance {
    /** Checks both. */
    public Linear {
      if (first < 1 || last < 1) {
        throw new IllegalArgumentException(
            "linear from " + first + " to " + last + " samples, 1 or more wanted");
      }
    }

    @Override
    public int count(int taskClass, boolean[] mask, int available) {
      double step = (double) (last - first) / Math.max(1, mask.length - 1);
      return (int) Math.round(first + step * taskClass);
    }
  }
}
