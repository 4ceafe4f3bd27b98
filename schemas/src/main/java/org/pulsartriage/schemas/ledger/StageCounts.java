package org.pulsartriage.schemas.ledger;

import org.pulsartriage.schemas.LedgerEntry;

/**
 * Counts of one stage, over its writers.
 *
 * @param received files or records received
 * @param passed of these, passed on
 * @param duplicates of these, left out because the same identity had passed before
 * @param quarantined of these, rejected to quarantine
 * @param injected of those received, simulated pulsars that the stage put among the files
 */
public record StageCounts(
    long received, long passed, long duplicates, long quarantined, long injected) {

  /** Nothing counted. */
  public static final StageCounts NONE = new StageCounts(0, 0, 0, 0);

  /**
   * Counts without injections.
   *
   * @param received files or records received
   * @param passed of these, passed on
   * @param duplicates of these, left out because the same identity had passed before
   * @param quarantined of these, rejected to quarantine
   */
  public StageCounts(long received, long passed, long duplicates, long quarantined) {
    this(received, passed, duplicates, quarantined, 0);
  }

  /**
   * @param entry the last entry of a writer
   * @return its counts
   */
  public static StageCounts of(LedgerEntry entry) {
    return new StageCounts(
        entry.getReceived(),
        entry.getPassed(),
        entry.getDuplicates(),
        entry.getQuarantined(),
        entry.getInjected());
  }

  /**
   * @param other counts of other writers
   * @return the sum
   */
  public StageCounts plus(StageCounts other) {
    return new StageCounts(
        received + other.received,
        passed + other.passed,
        duplicates + other.duplicates,
        quarantined + other.quarantined,
        injected + other.injected);
  }

  /**
   * @return received less passed, duplicates and quarantined: 0 where the stage knows what became
   *     of everything
   */
  public long unexplained() {
    return received - passed - duplicates - quarantined;
  }
}
