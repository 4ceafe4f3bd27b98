package org.pulsartriage.ingest.pipeline;

import java.util.Map;

/**
 * What became of a set of files, all of it committed.
 *
 * @param published files published as candidates
 * @param quarantined files sent to quarantine
 * @param injected simulated pulsars that were published with them
 * @param lastOffsets partitions of the candidates topic with the last offset published there; what
 *     the scorer's ledger has to reach
 */
public record IngestSummary(
    long published, long quarantined, long injected, Map<Integer, Long> lastOffsets) {

  /** Keeps a copy of the offsets. */
  public IngestSummary {
    lastOffsets = Map.copyOf(lastOffsets);
  }

  /**
   * @return what the ledger counts as received: the files and the injected pulsars
   */
  public long accepted() {
    return published + quarantined + injected;
  }
}
