package org.pulsartriage.models.reference;

import java.util.Arrays;

/**
 * A distribution in bins.
 *
 * @param edges inner edges, ascending; a bin holds its lower edge, the first and the last bin are
 *     open
 * @param shares share of each bin, one more than edges, adding up to 1
 */
public record Bins(double[] edges, double[] shares) {

  private static final double TOLERANCE = 1e-6;

  /** Checks them, and takes copies. */
  public Bins {
    edges = edges.clone();
    shares = shares.clone();
    if (shares.length != edges.length + 1) {
      throw new IllegalArgumentException(
          edges.length + " edges need " + (edges.length + 1) + " shares, not " + shares.length);
    }
    for (int i = 0; i < edges.length; i++) {
      if (!Double.isFinite(edges[i]) || i > 0 && edges[i] <= edges[i - 1]) {
        throw new IllegalArgumentException("edge " + i + " is " + edges[i] + ": not ascending");
      }
    }
    for (double share : shares) {
      if (!(share >= 0)) {
        throw new IllegalArgumentException("a share is " + share + ", below 0");
      }
    }
    double sum = Arrays.stream(shares).sum();
    if (Math.abs(sum - 1) > TOLERANCE) {
      throw new IllegalArgumentException("the shares add up to " + sum + ", not to 1");
    }
  }

  @Override
  public double[] edges() {
    return edges.clone();
  }

  @Override
  public double[] shares() {
    return shares.clone();
  }

  /**
   * @return number of bins
   */
  public int size() {
    return shares.length;
  }

  /**
   * @param value a finite value
   * @return the bin that it falls into, from 0
   */
  public int bin(double value) {
    int at = Arrays.binarySearch(edges, value);
    return at >= 0 ? at + 1 : -at - 1;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Bins bins
        && Arrays.equals(edges, bins.edges)
        && Arrays.equals(shares, bins.shares);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(edges) + Arrays.hashCode(shares);
  }

  @Override
  public String toString() {
    return "Bins" + Arrays.toString(edges) + Arrays.toString(shares);
  }
}
