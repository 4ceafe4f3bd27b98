package org.pulsartriage.datasets.protocol;

import java.util.Arrays;
import org.pulsartriage.datasets.FeatureEncoding;

/**
 * Labelled samples in memory, batch first. Pixels stay a byte each until they are asked for; rows
 * that repeat a sample share it. Not changed after it is made; safe for many threads.
 */
public final class SampleTable {

  private final int[] shape;
  private final int features;
  private final byte[] bytes;
  private final float[] floats;
  private final String[] ids;
  private final int[] storedAt;
  private final int[] classes;
  private Affine scaling;

  /**
   * @param shape shape of a sample
   * @param encoding what the samples hold
   * @param stored number of distinct samples
   * @param storedAt for each row, which of them it shows
   * @param classes task class of each row
   */
  SampleTable(int[] shape, FeatureEncoding encoding, int stored, int[] storedAt, int[] classes) {
    this.shape = shape.clone();
    this.features = Arrays.stream(shape).reduce(1, Math::multiplyExact);
    long values = (long) features * stored;
    if (values > Integer.MAX_VALUE - 8) {
      throw new IllegalArgumentException(
          stored + " samples of " + features + " features are more than one array holds");
    }
    this.bytes = encoding == FeatureEncoding.BYTE ? new byte[(int) values] : null;
    this.floats = encoding == FeatureEncoding.FLOAT ? new float[(int) values] : null;
    this.ids = new String[stored];
    this.storedAt = storedAt;
    this.classes = classes;
  }

  void store(int slot, String id, float[] values) {
    if (values.length != features) {
      throw new IllegalArgumentException(
          "sample " + id + " has " + values.length + " features, " + features + " wanted");
    }
    ids[slot] = id;
    for (int i = 0; i < features; i++) {
      if (bytes != null) {
        bytes[slot * features + i] = (byte) values[i];
      } else {
        floats[slot * features + i] = values[i];
      }
    }
  }

  void scaleBy(Affine affine) {
    this.scaling = affine;
  }

  /** Mean and standard deviation of each feature over the distinct samples. */
  Affine standardisation() {
    double[] means = new double[features];
    double[] deviations = new double[features];
    int stored = ids.length;
    for (int i = 0; i < features; i++) {
      double sum = 0;
      for (int slot = 0; slot < stored; slot++) {
        sum += raw(slot * features + i);
      }
      means[i] = sum / Math.max(1, stored);
      double squares = 0;
      for (int slot = 0; slot < stored; slot++) {
        double difference = raw(slot * features + i) - means[i];
        squares += difference * difference;
      }
      double deviation = Math.sqrt(squares / Math.max(1, stored));
      deviations[i] = deviation > 0 ? deviation : 1;
    }
    return new Affine(means, deviations, 1);
  }

  private float raw(int at) {
    return bytes != null ? bytes[at] & 0xff : floats[at];
  }

  /**
   * @return number of rows
   */
  public int size() {
    return classes.length;
  }

  /**
   * @return shape of one sample without the batch: channels, rows, columns for images; one number
   *     for feature tables
   */
  public int[] shape() {
    return shape.clone();
  }

  /**
   * @return values a row, the product of {@link #shape()}
   */
  public int featureCount() {
    return features;
  }

  /**
   * @param row a row
   * @return its sample's id in the data set
   */
  public String id(int row) {
    return ids[storedAt[row]];
  }

  /**
   * @param row a row
   * @return its task class
   */
  public int classOf(int row) {
    return classes[row];
  }

  /**
   * @return the task class of every row
   */
  public int[] classes() {
    return classes.clone();
  }

  /**
   * @param taskClasses number of task classes
   * @return rows of each
   */
  public int[] counts(int taskClasses) {
    int[] counts = new int[taskClasses];
    for (int taskClass : classes) {
      counts[taskClass]++;
    }
    return counts;
  }

  /**
   * Writes one row's scaled features.
   *
   * @param row a row
   * @param target where to
   * @param offset from where on
   */
  public void copy(int row, float[] target, int offset) {
    int from = storedAt[row] * features;
    for (int i = 0; i < features; i++) {
      target[offset + i] = scaling.scale(raw(from + i), i);
    }
  }

  /**
   * @param rows some rows, in any order
   * @return their scaled features one after the other: rows x shape
   */
  public float[] features(int[] rows) {
    float[] batch = new float[Math.multiplyExact(rows.length, features)];
    for (int i = 0; i < rows.length; i++) {
      copy(rows[i], batch, i * features);
    }
    return batch;
  }

  /**
   * @return the scaled features of every row: size x shape
   */
  public float[] features() {
    int[] all = new int[size()];
    Arrays.setAll(all, i -> i);
    return features(all);
  }
}
