package org.pulsartriage.models.engine;

/** The inference engines. */
public enum EngineKind {
  /** Deeplearning4j, the reference. */
  DL4J("dl4j"),
  /** ONNX Runtime on the processor, for serving. */
  ONNX("onnx");

  private final String label;

  EngineKind(String label) {
    this.label = label;
  }

  /**
   * @return the name recorded with each score
   */
  public String label() {
    return label;
  }

  /**
   * @param label a name, e.g. {@code dl4j}
   * @return the engine of that name
   * @throws IllegalArgumentException naming the ones there are
   */
  public static EngineKind labelled(String label) {
    for (EngineKind kind : values()) {
      if (kind.label.equals(label)) {
        return kind;
      }
    }
    StringBuilder known = new StringBuilder();
    for (EngineKind kind : values()) {
      known.append(known.isEmpty() ? "" : ", ").append(kind.label);
    }
    throw new IllegalArgumentException("no engine " + label + "; there are: " + known);
  }
}
