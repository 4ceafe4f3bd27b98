package org.pulsartriage.schemas.ledger;

/** Names of the stages that keep counts or reject records. */
public final class Stage {

  /** Raw files to candidates. */
  public static final String INGEST = "ingest";

  /** Candidates to scores. */
  public static final String SCORER = "scorer";

  /** Samples of a replay to scores; keeps no counts. */
  public static final String SAMPLE_SCORER = "sample-scorer";

  private Stage() {}
}
