package org.pulsartriage.models.bundle;

import java.util.Map;
import java.util.TreeMap;

/**
 * The loss that a network was trained under.
 *
 * @param name its name, e.g. {@code gppe}
 * @param parameters its parameters by name
 */
public record LossDescription(String name, Map<String, Double> parameters) {

  /** Keeps the parameters in the order of their names. */
  public LossDescription {
    parameters = java.util.Collections.unmodifiableMap(new TreeMap<>(parameters));
  }
}
