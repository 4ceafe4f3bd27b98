package org.pulsartriage.models.engine;

import java.util.List;

/**
 * A network ready to score samples of a data set: numbers in, logits out. Not safe for many
 * threads: one a thread.
 */
public interface SampleScorer extends AutoCloseable {

  /**
   * @return values a sample; those of several inputs are laid end to end
   */
  int features();

  /**
   * @return logits a sample, one a class
   */
  int classes();

  /**
   * @param samples a batch, in any number, {@link #features()} values each
   * @return logits, an array a sample in the same order; those of a sample are the same bit for bit
   *     whatever else is in the batch
   * @throws IllegalArgumentException for a sample of another number of values
   */
  List<float[]> logits(List<float[]> samples);

  /**
   * @return which model speaks
   */
  ModelDescription model();

  /** Frees native memory; the scorer is of no use thereafter. */
  @Override
  void close();
}
