package org.pulsartriage.schemas.ledger;

/**
 * One night's counts.
 *
 * @param night YYYY-MM-DD
 * @param ingest files received, published or quarantined
 * @param scorer candidates received, scored, duplicate or quarantined
 */
public record NightBalance(String night, StageCounts ingest, StageCounts scorer) {

  /**
   * @return candidates that ingest published and the scorer has not counted (yet); never negative:
   *     records that others put on the topic are the scorer's to count
   */
  public long waiting() {
    return Math.max(0, ingest.passed() - scorer.received());
  }

  /**
   * @return whether each stage knows what became of everything, and nothing waits between them
   */
  public boolean balanced() {
    return ingest.unexplained() == 0 && scorer.unexplained() == 0 && waiting() == 0;
  }
}
