package org.pulsartriage.models.reference;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/** What of a quantity has been counted, by cell of its grid. For one thread. */
public final class Cells {

  /** Of the sum: weights are added in another order than quantiles are counted. */
  private static final double ROUNDING = 1e-9;

  private final Quantity quantity;
  private final SortedMap<Integer, Double> weights = new TreeMap<>();
  private double sum;

  /**
   * @param quantity whose grid it is
   */
  public Cells(Quantity quantity) {
    this.quantity = quantity;
  }

  /**
   * @param cell a cell of the grid
   * @param weight how much to add there, above 0
   */
  public void add(int cell, double weight) {
    weights.merge(cell, weight, Double::sum);
    sum += weight;
  }

  /**
   * @param others counts of the same quantity, which are added
   */
  public void add(Cells others) {
    others.weights.forEach(this::add);
  }

  /**
   * @return all that has been added
   */
  public double sum() {
    return sum;
  }

  /**
   * @return number of cells that hold something
   */
  public int size() {
    return weights.size();
  }

  /**
   * @param taker given each cell that holds something, ascending, with what it holds
   */
  public void forEach(BiConsumer<Integer, Double> taker) {
    weights.forEach(taker);
  }

  /**
   * @param bins bins whose edges are those of cells
   * @return what falls into each
   */
  public double[] in(Bins bins) {
    double[] counts = new double[bins.size()];
    weights.forEach((cell, weight) -> counts[bins.bin(quantity.middle(cell))] += weight);
    return counts;
  }

  /**
   * Bins that hold about the same. A cell that holds more than one bin should is not divided: there
   * are fewer bins then.
   *
   * @param most most bins
   * @return bins whose edges are those of cells
   */
  public Bins quantiles(int most) {
    List<Double> edges = new ArrayList<>();
    List<Double> shares = new ArrayList<>();
    double binned = 0;
    double below = 0;
    double next = sum / most;
    for (Map.Entry<Integer, Double> cell : weights.entrySet()) {
      if (below > 0 && below >= next - ROUNDING * sum) {
        edges.add(quantity.lower(cell.getKey()));
        shares.add((below - binned) / sum);
        binned = below;
        // What one heavy cell swallowed of the quantiles is gone.
        next = sum / most * (1 + Math.floor(below / sum * most + ROUNDING));
      }
      below += cell.getValue();
    }
    shares.add((below - binned) / sum);
    return new Bins(
        edges.stream().mapToDouble(Double::doubleValue).toArray(),
        shares.stream().mapToDouble(Double::doubleValue).toArray());
  }
}
