package org.pulsartriage.models.engine;

/** Which network of a model spoke. */
public enum Stage {
  /** The only one there is. */
  ONLY(null),
  /** The first of a cascade, which the candidate did not pass. */
  FIRST("first"),
  /** The second of a cascade. */
  SECOND("second");

  private final String text;

  Stage(String text) {
    this.text = text;
  }

  /**
   * @return as it is recorded with a score: first, second; null where there is only one
   */
  public String text() {
    return text;
  }
}
