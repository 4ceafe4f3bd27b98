package org.pulsartriage.models.reference;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How the quantities were distributed where a model was trained, or where it was first used.
 *
 * @param sample number of candidates that it rests on; where they were weighted, how many
 *     unweighted ones would tell as much (Kish 1965, Survey Sampling, 11.7)
 * @param quantities bins by name of the quantity
 */
public record Reference(double sample, Map<String, Bins> quantities) {

  /** The number of bins that each quantity gets where its values allow it. */
  public static final int BINS = 20;

  /** Refuses what rests on nothing. */
  public Reference {
    if (!(sample > 0)) {
      throw new IllegalArgumentException("sample is " + sample + ", above 0 wanted");
    }
    quantities = Collections.unmodifiableMap(new TreeMap<>(quantities));
  }

  /**
   * @param quantity a quantity
   * @return its bins; empty where it was not recorded
   */
  public Optional<Bins> of(Quantity quantity) {
    return Optional.ofNullable(quantities.get(quantity.text()));
  }
}
