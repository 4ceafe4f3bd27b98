package org.pulsartriage.datasets.protocol;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.pulsartriage.datasets.Dataset;
import org.pulsartriage.datasets.Part;

/**
 * How a task is cut from a data set.
 *
 * @param classes which classes take part
 * @param imbalance how many training samples each keeps
 * @param cut which of them
 * @param sampling how the training classes are balanced afterwards
 * @param split what is trained, chosen and tested on
 * @param scaling how values become inputs
 * @param shuffle the order of training samples
 */
public record Protocol(
    Classes classes,
    Imbalance imbalance,
    Cut cut,
    Sampling sampling,
    Split split,
    Scaling scaling,
    Shuffle shuffle) {

  private static final int CUT_STREAM = 1_000_003;
  private static final int SAMPLING_STREAM = 1_000_033;

  /**
   * @param other how to balance the training classes
   * @return the same protocol with that sampling
   */
  public Protocol with(Sampling other) {
    return new Protocol(classes, imbalance, cut, other, split, scaling, shuffle);
  }

  /**
   * Chooses samples by their labels alone. In a binary task the minority stands first, as in the
   * published subsets; otherwise classes stand in the data set's order.
   *
   * @param dataset the data set
   * @param seed the run's seed: random cuts, sampling and folds follow from it
   * @param fold 0 to {@link Split#folds()} - 1
   * @return the chosen samples
   * @throws IOException if labels cannot be read
   * @throws IllegalArgumentException if the data set lacks a part or a class, or a class has fewer
   *     samples than wanted; one line
   */
  public Selection select(Dataset dataset, long seed, int fold) throws IOException {
    try {
      return choose(dataset, seed, fold);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(dataset.name() + ": " + e.getMessage(), e);
    }
  }

  private Selection choose(Dataset dataset, long seed, int fold) throws IOException {
    if (fold < 0 || fold >= split.folds()) {
      throw new IllegalArgumentException("fold " + fold + " of " + split.folds());
    }
    Classes.Mapping mapping = classes.map(dataset.classNames());
    int count = mapping.names().size();
    List<int[]> train = byClass(dataset, split.trainPart(), mapping);
    List<int[]> test = byClass(dataset, split.testPart(), mapping);
    List<int[]> kept = new ArrayList<>();
    List<int[]> validation = new ArrayList<>();
    List<int[]> tested = new ArrayList<>();
    for (int c = 0; c < count; c++) {
      Split.Parts parts =
          split.divide(mapping.names().get(c), c, train.get(c), test.get(c), seed, fold);
      kept.add(cutOf(mapping, c, parts.train(), seed));
      validation.add(parts.validation());
      tested.add(parts.test());
    }
    List<int[]> balanced = sampling.balance(kept, Seeds.of(seed, SAMPLING_STREAM));
    return new Selection(
        mapping.names(),
        mapping.minority(),
        rows(split.trainPart(), balanced),
        rows(split.trainPart(), validation),
        rows(split.testPart(), tested));
  }

  private int[] cutOf(Classes.Mapping mapping, int c, int[] available, long seed) {
    int wanted = imbalance.count(c, mapping.minority(), available.length);
    if (wanted > available.length) {
      throw new IllegalArgumentException(
          "class '"
              + mapping.names().get(c)
              + "': "
              + wanted
              + " training samples wanted, "
              + available.length
              + " there");
    }
    if (cut == Cut.FIRST) {
      return Arrays.copyOf(available, wanted);
    }
    SplittableRandom random = Seeds.of(seed, CUT_STREAM + c);
    return Draw.without(available, wanted, random);
  }

  private static List<int[]> byClass(Dataset dataset, Part part, Classes.Mapping mapping)
      throws IOException {
    int[] labels = dataset.labels(part);
    List<int[]> indices = new ArrayList<>();
    for (int c = 0; c < mapping.names().size(); c++) {
      int taskClass = c;
      indices.add(
          IntStream.range(0, labels.length)
              .filter(i -> mapping.taskClass()[labels[i]] == taskClass)
              .toArray());
    }
    return indices;
  }

  private Selection.Rows rows(Part part, List<int[]> byClass) {
    IntStream.Builder indices = IntStream.builder();
    IntStream.Builder taskClasses = IntStream.builder();
    for (int i = 0; i < byClass.size(); i++) {
      int c = classes.kind() == Classes.Kind.BINARY ? byClass.size() - 1 - i : i;
      for (int index : byClass.get(c)) {
        indices.add(index);
        taskClasses.add(c);
      }
    }
    return new Selection.Rows(part, indices.build().toArray(), taskClasses.build().toArray());
  }

  /**
   * Chooses samples and reads them into memory.
   *
   * @param dataset the data set
   * @param seed the run's seed
   * @param fold 0 to {@link Split#folds()} - 1
   * @return the task
   * @throws IOException if samples cannot be read
   * @throws IllegalArgumentException as in {@link #select}, or if the task is too large for memory
   */
  public Task apply(Dataset dataset, long seed, int fold) throws IOException {
    return TaskLoader.load(dataset, select(dataset, seed, fold), scaling);
  }

  /**
   * The task of a protocol in which nothing depends on the run.
   *
   * @param dataset the data set
   * @return its task for seed 1 and the first fold
   * @throws IOException as in {@link #apply(Dataset, long, int)}
   */
  public Task apply(Dataset dataset) throws IOException {
    return apply(dataset, 1, 0);
  }
}
