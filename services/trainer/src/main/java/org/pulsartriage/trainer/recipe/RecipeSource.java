package org.pulsartriage.trainer.recipe;

import java.io.IOException;
import org.pulsartriage.models.input.InputAssembly;

/** Where some of a recipe's samples come from. */
public interface RecipeSource {

  /**
   * @return path of its mapping in the recipe, e.g. {@code sources[0]}
   */
  String key();

  /**
   * @return its name in figures and messages, unique in the recipe
   */
  String name();

  /**
   * @return how often an epoch takes each of its samples; a part of one by turns
   */
  double weight();

  /**
   * @return the file that it reads, as the recipe calls it; null where it reads none
   */
  String file();

  /**
   * Checks that everything is there, and reads no more than it must.
   *
   * @param context where things lie
   * @return the source, ready to be read
   * @throws RecipeException where something is missing or not what the recipe says
   * @throws IOException where a file cannot be read
   */
  Opened open(RecipeContext context) throws IOException;

  /** A source that is there. */
  interface Opened {

    /**
     * @return where the samples come from, for the model's manifest: digests, seeds, counts
     */
    String provenance();

    /**
     * Reads every sample; the same ones in the same order every time.
     *
     * @param assembly what the network sees of a candidate
     * @param threads threads to read on; the samples don't depend on their number
     * @param sink takes each sample
     * @throws IOException where a file cannot be read
     * @throws InterruptedException where the thread is interrupted
     */
    void read(InputAssembly assembly, int threads, Sink sink)
        throws IOException, InterruptedException;
  }

  /** Takes samples, from one thread. */
  @FunctionalInterface
  interface Sink {

    /**
     * @param sample what the network sees, see {@link
     *     org.pulsartriage.trainer.fit.FixedPointArrays}
     * @param measured what is measured on it, see {@link
     *     org.pulsartriage.models.reference.Quantity#measured}
     * @param pulsar whether it is a pulsar
     */
    void take(short[] sample, double[] measured, boolean pulsar);
  }
}
