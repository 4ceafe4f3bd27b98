package org.pulsartriage.models.bundle;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a network was trained on.
 *
 * @param source where the samples came from, e.g. {@code simulator}
 * @param positives pulsars among them
 * @param negatives the others
 * @param settings whatever else is needed to have them again: seeds, digests, topic offsets
 */
public record TrainingData(
    String source, long positives, long negatives, Map<String, String> settings) {

  /** Keeps the settings in the order of their names. */
  public TrainingData {
    settings = Collections.unmodifiableMap(new TreeMap<>(settings));
  }
}
