package org.pulsartriage.trainer.report;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What the bundle of one training makes of the test set, scored as the scorer service scores a
 * replay of it: the last network, a sample at a time, on one thread. Sums in dense layers depend on
 * the size of a batch in the last bits, so these are the figures that a replay repeats to the last
 * digit; those of an epoch are taken in batches.
 *
 * @param seed seed of the training
 * @param fold fold of the training, from 0
 * @param file the bundle, relative to the report
 * @param digest its SHA-256
 * @param engine the inference engine
 * @param metrics figures on the test set
 */
public record BundleResult(
    long seed, int fold, String file, String digest, String engine, Map<String, Double> metrics) {

  public BundleResult {
    metrics = Collections.unmodifiableMap(new LinkedHashMap<>(metrics));
  }
}
