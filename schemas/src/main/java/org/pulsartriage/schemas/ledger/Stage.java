package org.pulsartriage.schemas.ledger;

/** Names of the stages that keep counts. */
public final class Stage {

  /** Raw files to candidates. */
  public static final String INGEST = "ingest";

  /** Candidates to scores. */
  public static final String SCORER = "scorer";

  private Stage() {}
}
