package org.pulsartriage.datasets.experiment;

/**
 * An experiment or recipe file that cannot be understood: names file, key and cause in one line.
 */
public final class MalformedExperimentException extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  /**
   * @param file name of the file
   * @param key path of the key, e.g. {@code training.imbalance.kind}
   * @param cause why
   */
  public MalformedExperimentException(String file, String key, String cause) {
    super(file + ": " + key + ": " + cause);
  }
}
