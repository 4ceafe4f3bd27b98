package org.pulsartriage.datasets;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;

/**
 * A labelled data set on disk. Samples stand in a fixed order, that of their files; the index of a
 * sample is its place in its part. Samples are read in a stream: only labels are kept in memory.
 * Safe for several threads, each with cursors of its own.
 */
public interface Dataset {

  /**
   * @return the name in the registry, e.g. {@code mnist}
   */
  String name();

  /**
   * @return names of the classes; a class index is a place in this list
   */
  List<String> classNames();

  /**
   * @return shape of one sample without the batch: channels, rows, columns for images; one number
   *     for feature tables
   */
  int[] shape();

  /**
   * @return what the unscaled features hold
   */
  FeatureEncoding encoding();

  /**
   * @return the parts that this data set has: train and test, one of them, or the whole
   */
  Set<Part> parts();

  /**
   * @return the files and folders that it is read from, for a report of provenance; empty where
   *     samples are made rather than read
   */
  List<Path> files();

  /**
   * @param part one of {@link #parts()}
   * @return class index of every sample of the part, in the data set's order
   * @throws MalformedDataException if a file isn't what its layout promises
   * @throws IOException if a file cannot be read
   * @throws IllegalArgumentException if the data set has no such part
   */
  int[] labels(Part part) throws IOException;

  /**
   * @param part one of {@link #parts()}
   * @param wanted which indices to read; others are passed over without decoding where the layout
   *     allows
   * @return the wanted samples, in the data set's order
   * @throws MalformedDataException if a file isn't what its layout promises
   * @throws IOException if a file cannot be read
   * @throws IllegalArgumentException if the data set has no such part
   */
  SampleCursor open(Part part, IntPredicate wanted) throws IOException;

  /**
   * @param part one of {@link #parts()}
   * @return every sample of the part
   * @throws IOException as in {@link #open(Part, IntPredicate)}
   */
  default SampleCursor open(Part part) throws IOException {
    return open(part, index -> true);
  }

  /**
   * @param part one of {@link #parts()}
   * @return number of samples of each class
   * @throws IOException as in {@link #labels(Part)}
   */
  default int[] counts(Part part) throws IOException {
    int[] counts = new int[classNames().size()];
    for (int label : labels(part)) {
      counts[label]++;
    }
    return counts;
  }
}
