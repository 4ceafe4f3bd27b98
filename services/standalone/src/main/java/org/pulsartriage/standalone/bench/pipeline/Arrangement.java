package org.pulsartriage.standalone.bench.pipeline;

/** Who runs where. To add one, add its line. */
public enum Arrangement {
  /** Broker, scorer, producer and reader in one JVM. */
  ONE_JVM("one-jvm", "exactly-once", OneProcess::start),
  /** Broker and scorer each in a JVM of its own. */
  APART("apart", "exactly-once", ProcessesApart::start),
  /** One record, one call of the reference engine, default settings. */
  NAIVE("naive", "at-least-once", NaiveScorer::start);

  private final String label;
  private final String guarantee;
  private final PipelineUnderLoad.Start start;

  Arrangement(String label, String guarantee, PipelineUnderLoad.Start start) {
    this.label = label;
    this.guarantee = guarantee;
    this.start = start;
  }

  /**
   * @return the name in a report
   */
  public String label() {
    return label;
  }

  @Override
  public String toString() {
    return label;
  }

  String guarantee() {
    return guarantee;
  }

  PipelineUnderLoad.Start start() {
    return start;
  }
}
