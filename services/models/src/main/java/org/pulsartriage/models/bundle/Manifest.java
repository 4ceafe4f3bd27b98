package org.pulsartriage.models.bundle;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * What a bundle says of its model.
 *
 * @param formatVersion version of the manifest, 1
 * @param modelId name of the model
 * @param network name of the architecture, see {@link org.pulsartriage.models.network.Networks}
 * @param loss the loss that it was trained under
 * @param inputAssembly what the network sees, see {@link
 *     org.pulsartriage.models.input.InputAssemblies}
 * @param trainingData what it was trained on
 * @param seed seed of initial parameters and order of samples
 * @param metrics measured on held-out data, by name
 * @param threshold probability (calibrated) from which a candidate is called a pulsar, 0 to 1; what
 *     part of the negatives it is expected to let through is {@link #falsePositiveRate}
 * @param calibration from logit to probability
 * @param codeVersion version of the code that trained it
 * @param createdAt when, ISO 8601 in UTC, e.g. {@code 2026-01-31T12:00:00Z}
 */
public record Manifest(
    int formatVersion,
    String modelId,
    String network,
    LossDescription loss,
    String inputAssembly,
    TrainingData trainingData,
    long seed,
    Map<String, Double> metrics,
    double threshold,
    Calibration calibration,
    String codeVersion,
    String createdAt) {

  /** The version that this code writes and reads. */
  public static final int FORMAT_VERSION = 1;

  /** Name of the metric that says what part of the negatives the threshold lets through. */
  public static final String FALSE_POSITIVE_RATE = "falsePositiveRateAtThreshold";

  /** Refuses what no model can have. */
  public Manifest {
    if (formatVersion != FORMAT_VERSION) {
      throw new IllegalArgumentException(
          "formatVersion is " + formatVersion + ", this code reads " + FORMAT_VERSION);
    }
    requireText("modelId", modelId);
    requireText("network", network);
    Objects.requireNonNull(loss, "loss");
    requireText("inputAssembly", inputAssembly);
    Objects.requireNonNull(trainingData, "trainingData");
    if (!(threshold >= 0 && threshold <= 1)) {
      throw new IllegalArgumentException("threshold is " + threshold + ", outside 0 to 1");
    }
    Objects.requireNonNull(calibration, "calibration");
    requireText("codeVersion", codeVersion);
    try {
      Instant.parse(createdAt);
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException("createdAt is no time: " + createdAt);
    }
    metrics = Collections.unmodifiableMap(new TreeMap<>(metrics));
  }

  /**
   * @return the part of the negatives that the threshold is expected to call pulsars, 0 to 1; empty
   *     where it was not measured
   */
  public OptionalDouble falsePositiveRate() {
    Double rate = metrics.get(FALSE_POSITIVE_RATE);
    return rate == null ? OptionalDouble.empty() : OptionalDouble.of(rate);
  }

  private static void requireText(String field, String value) {
    if (value == null || value.isBlank()) {
      throw new IllegalArgumentException(field + " is empty");
    }
  }
}
