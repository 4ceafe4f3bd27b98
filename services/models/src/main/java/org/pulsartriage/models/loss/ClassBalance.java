package org.pulsartriage.models.loss;

import java.io.Serializable;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.nd4j.shade.jackson.annotation.JsonCreator;
import org.nd4j.shade.jackson.annotation.JsonProperty;

/**
 * What a loss may know of the classes that it is trained on: how often each occurs, and which are
 * the rare ones that it should favour.
 *
 * @param counts training samples of each class, in class order; its size is the number of classes,
 *     at least two
 * @param minority indexes of the minority classes: at least one, and not all of them
 */
public record ClassBalance(
    @JsonProperty("counts") List<Long> counts, @JsonProperty("minority") List<Integer> minority)
    implements Serializable {

  @JsonCreator
  public ClassBalance {
    counts = List.copyOf(counts);
    minority = List.copyOf(new TreeSet<>(minority));
    if (counts.size() < 2) {
      throw new IllegalArgumentException("classes: at least two are needed, got " + counts.size());
    }
    for (long count : counts) {
      if (count < 0) {
        throw new IllegalArgumentException("counts: negative in " + counts);
      }
    }
    for (int index : minority) {
      if (index < 0 || index >= counts.size()) {
        throw new IllegalArgumentException(
            "minority: class " + index + " is not among " + counts.size() + " classes");
      }
    }
    if (minority.isEmpty() || minority.size() == counts.size()) {
      throw new IllegalArgumentException(
          "minority: " + minority + " leaves one of the two groups empty");
    }
  }

  /**
   * @param negatives training samples of the majority, class 0
   * @param positives training samples of the minority, class 1
   * @return the balance of a binary task
   */
  public static ClassBalance binary(long negatives, long positives) {
    return new ClassBalance(List.of(negatives, positives), List.of(1));
  }

  /**
   * @return the number of classes
   */
  public int classes() {
    return counts.size();
  }

  /**
   * @param index index of a class
   * @return whether it belongs to the minority
   */
  public boolean isMinority(int index) {
    return minority.contains(index);
  }

  /** The classes whose probabilities an overlap counts: the minority of two, or all of more. */
  List<Integer> channels() {
    return classes() == 2 ? minority : IntStream.range(0, classes()).boxed().toList();
  }
}
