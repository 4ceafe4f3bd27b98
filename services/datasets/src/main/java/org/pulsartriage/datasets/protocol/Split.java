package org.pulsartriage.datasets.protocol;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.pulsartriage.datasets.Part;

/** How samples are divided into training, validation and test. Class by class, in file order. */
public sealed interface Split {

  /**
   * Indices of one class.
   *
   * @param train of the training part
   * @param validation of the same part as train, perhaps none
   * @param test of the test part, or of the whole
   */
  record Parts(int[] train, int[] validation, int[] test) {}

  /**
   * @return the part that training and validation come from
   */
  Part trainPart();

  /**
   * @return the part that the test comes from
   */
  Part testPart();

  /**
   * @return how many ways of splitting there are
   */
  default int folds() {
    return 1;
  }

  /**
   * @param name name of the task class, for errors
   * @param taskClass its index
   * @param train its indices in {@link #trainPart()}, ascending
   * @param test its indices in {@link #testPart()}, ascending
   * @param seed the run's seed
   * @param fold 0 to {@link #folds()} - 1
   * @return the division, each ascending
   * @throws IllegalArgumentException if the class has too few samples
   */
  Parts divide(String name, int taskClass, int[] train, int[] test, long seed, int fold);

  /** As the data set's authors published it. */
  record Published() implements Split {
    @Override
    public Part trainPart() {
      return Part.TRAIN;
    }

    @Override
    public Part testPart() {
      return Part.TEST;
    }

    @Override
    public Parts divide(String name, int taskClass, int[] train, int[] test, long seed, int fold) {
      return new Parts(train, new int[0], test);
    }
  }

  /**
   * Ranges of each class's samples in file order.
   *
   * @param ranges ranges by class name
   */
  record FileOrder(Map<String, Ranges> ranges) implements Split {

    /**
     * @param from first index
     * @param to index after the last
     */
    public record Range(int from, int to) {
      /** Checks the order. */
      public Range {
        if (from < 0 || to < from) {
          throw new IllegalArgumentException("range [" + from + ", " + to + ") runs backwards");
        }
      }

      private int[] of(String name, String what, int[] indices) {
        if (to > indices.length) {
          throw new IllegalArgumentException(
              "class '"
                  + name
                  + "': "
                  + what
                  + " range ["
                  + from
                  + ", "
                  + to
                  + ") of "
                  + indices.length
                  + " samples");
        }
        return Arrays.copyOfRange(indices, from, to);
      }

      private boolean meets(Range other) {
        return Math.max(from, other.from) < Math.min(to, other.to);
      }
    }

    /**
     * @param train to train on
     * @param validation to choose by
     * @param test to test on
     */
    public record Ranges(Range train, Range validation, Range test) {
      /** Checks that no sample is in two of them. */
      public Ranges {
        if (train.meets(test) || train.meets(validation) || validation.meets(test)) {
          throw new IllegalArgumentException("train, validation and test ranges overlap");
        }
      }
    }

    /** Takes a copy. */
    public FileOrder {
      ranges = Map.copyOf(ranges);
    }

    @Override
    public Part trainPart() {
      return Part.WHOLE;
    }

    @Override
    public Part testPart() {
      return Part.WHOLE;
    }

    @Override
    public Parts divide(String name, int taskClass, int[] train, int[] test, long seed, int fold) {
      Ranges of = ranges.get(name);
      if (of == null) {
        throw new IllegalArgumentException("class '" + name + "' has no ranges");
      }
      return new Parts(
          of.train().of(name, "train", train),
          of.validation().of(name, "validation", train),
          of.test().of(name, "test", train));
    }
  }

  /**
   * A random division that keeps each class's share.
   *
   * @param test share of all samples for the test, above 0 and below 1
   * @param validation share of the rest for validation, 0 or more and below 1
   * @param seed what the division follows from; the same in every run
   */
  record Stratified(double test, double validation, long seed) implements Split {
    /** Checks the shares. */
    public Stratified {
      if (!(test > 0 && test < 1) || !(validation >= 0 && validation < 1)) {
        throw new IllegalArgumentException(
            "shares of " + test + " and " + validation + " are not within 0 and 1");
      }
    }

    @Override
    public Part trainPart() {
      return Part.WHOLE;
    }

    @Override
    public Part testPart() {
      return Part.WHOLE;
    }

    @Override
    public Parts divide(
        String name, int taskClass, int[] all, int[] ignored, long runSeed, int fold) {
      int[] order = Draw.shuffled(all, Seeds.of(seed, taskClass));
      int tests = (int) Math.round(test * all.length);
      int validations = (int) Math.round(validation * (all.length - tests));
      if (tests == 0 || tests + validations >= all.length) {
        throw new IllegalArgumentException(
            "class '" + name + "': " + all.length + " samples are too few to divide");
      }
      return new Parts(
          sorted(order, tests + validations, all.length),
          sorted(order, tests, tests + validations),
          sorted(order, 0, tests));
    }
  }

  /**
   * Stratified k-fold cross validation: a class's samples are dealt to the folds in random order,
   * so that its folds differ by one sample at most. Each run's seed deals anew.
   *
   * @param folds number of folds, 2 or more
   */
  record KFold(int folds) implements Split {
    /** Checks the number. */
    public KFold {
      if (folds < 2) {
        throw new IllegalArgumentException(folds + " folds, 2 or more wanted");
      }
    }

    @Override
    public Part trainPart() {
      return Part.WHOLE;
    }

    @Override
    public Part testPart() {
      return Part.WHOLE;
    }

    @Override
    public Parts divide(String name, int taskClass, int[] all, int[] ignored, long seed, int fold) {
      if (all.length < folds) {
        throw new IllegalArgumentException(
            "class '" + name + "': " + all.length + " samples for " + folds + " folds");
      }
      int[] order = Draw.shuffled(all, Seeds.of(seed, taskClass));
      // Classes begin with another fold each, or the first folds would get every odd sample.
      IntStream places = IntStream.range(0, order.length);
      Map<Boolean, List<Integer>> dealt =
          places
              .boxed()
              .collect(Collectors.partitioningBy(place -> (place + taskClass) % folds == fold));
      return new Parts(pick(order, dealt.get(false)), new int[0], pick(order, dealt.get(true)));
    }

    private static int[] pick(int[] order, List<Integer> places) {
      List<Integer> picked = new ArrayList<>();
      for (int place : places) {
        picked.add(order[place]);
      }
      return picked.stream().mapToInt(Integer::intValue).sorted().toArray();
    }
  }

  private static int[] sorted(int[] order, int from, int to) {
    int[] range = Arrays.copyOfRange(order, from, to);
    Arrays.sort(range);
    return range;
  }
}
