package org.pulsartriage.models.reference;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Makes a reference of candidates, each with its weight. For one thread. */
public final class ReferenceBuilder {

  /** Fewer candidates say too little of twenty bins. */
  public static final int LEAST_SAMPLE = 400;

  private final Map<Quantity, Cells> cells = new EnumMap<>(Quantity.class);
  private double weights;
  private double squares;

  /**
   * @param measured quantities of a candidate by ordinal, see {@link Quantity#measured}; what is
   *     not finite is left out
   * @param logit the model's logit
   * @param weight how many candidates it stands for, above 0
   */
  public void add(double[] measured, double logit, double weight) {
    for (Quantity quantity : Quantity.values()) {
      double value = quantity == Quantity.LOGIT ? logit : measured[quantity.ordinal()];
      if (Double.isFinite(value)) {
        cells.computeIfAbsent(quantity, Cells::new).add(quantity.cell(value), weight);
      }
    }
    weights += weight;
    squares += weight * weight;
  }

  /**
   * @return the reference; empty where too few candidates were added
   */
  public Optional<Reference> build() {
    double sample = squares == 0 ? 0 : weights * weights / squares;
    return sample < LEAST_SAMPLE ? Optional.empty() : Optional.of(of(sample, cells));
  }

  /**
   * @param sample number of candidates
   * @param cells what was counted
   * @return the reference
   */
  public static Reference of(double sample, Map<Quantity, Cells> cells) {
    Map<String, Bins> quantities = new TreeMap<>();
    cells.forEach(
        (quantity, counted) -> quantities.put(quantity.text(), counted.quantiles(Reference.BINS)));
    return new Reference(sample, quantities);
  }
}
