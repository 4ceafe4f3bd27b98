package org.pulsartriage.datasets.protocol;

/** How recorded values become network inputs. */
public enum Scaling {
  /** As recorded. */
  NONE("none"),
  /** Divided by 256, as in the published MNIST subsets: 0 to .996. */
  BYTE_256("byte/256"),
  /** Divided by 255: 0 to 1. */
  BYTE_255("byte/255"),
  /** Divided by 255, then by channel less ImageNet's mean, over its standard deviation. */
  IMAGENET("imagenet"),
  /** By feature, less the training mean, over the training standard deviation. */
  STANDARDISE("standardise");

  private final String text;

  Scaling(String text) {
    this.text = text;
  }

  /**
   * @return its name in experiment files
   */
  public String text() {
    return text;
  }
}
