package org.pulsartriage.models.engine;

import java.util.Arrays;

/**
 * Whether an engine gives each sample the same logits bit for bit in whatever company. Matrix
 * products may be summed in another order for another number of rows, and whether they are depends
 * on the processor: so it is looked at where the model is loaded.
 */
final class CompanyCheck {

  private CompanyCheck() {}

  /**
   * @param engine an engine
   * @param samples the most samples that it takes into one run
   * @param inputs what to try it on, as many at least
   * @return whether every batch of up to that many, and all together, give the same
   */
  static boolean holds(InferenceEngine engine, int samples, float[][][] inputs) {
    // Twice over: more than one run, which an engine may give to several threads.
    float[][][] twice = Arrays.copyOf(inputs, 2 * inputs.length);
    System.arraycopy(inputs, 0, twice, inputs.length, inputs.length);
    float[][] together = engine.infer(twice);
    for (int i = 0; i < inputs.length; i++) {
      if (!Arrays.equals(together[i], together[inputs.length + i])) {
        return false;
      }
    }
    for (int size = 1; size <= samples; size++) {
      for (int from = 0; from < inputs.length; from += size) {
        int to = Math.min(from + size, inputs.length);
        float[][] part = engine.infer(Arrays.copyOfRange(inputs, from, to));
        for (int i = from; i < to; i++) {
          if (!Arrays.equals(part[i - from], together[i])) {
            return false;
          }
        }
      }
    }
    return true;
  }
}
