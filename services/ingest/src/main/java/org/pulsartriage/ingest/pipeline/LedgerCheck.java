package org.pulsartriage.ingest.pipeline;

import java.util.List;
import org.pulsartriage.schemas.LedgerEntry;

/** Asks the cluster whether a transaction whose commit was not answered is committed. */
@FunctionalInterface
interface LedgerCheck {

  /**
   * @param entries the entries that were sent in the transaction
   * @return whether the ledger holds them
   */
  boolean holds(List<LedgerEntry> entries);
}
