package org.pulsartriage.datasets;

/** What the features of a data set hold before any scaling. */
public enum FeatureEncoding {
  /** Whole numbers 0..255: pixels. They fit a byte each without loss. */
  BYTE,
  /** Any finite number. */
  FLOAT
}
