package org.pulsartriage.ingest.pipeline;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.pulsartriage.schemas.LedgerEntry;
import org.pulsartriage.schemas.ledger.Stage;
import org.pulsartriage.schemas.ledger.StageCounts;

/** What one run of ingest has published, by night. Not safe for many threads. */
final class RunCounts {

  private final String writer;
  private final Map<String, StageCounts> committed = new HashMap<>();

  /**
   * @param writer under which the run counts
   */
  RunCounts(String writer) {
    this.writer = writer;
  }

  /**
   * @param batch records about to be sent
   * @param now the time that the entries bear
   * @return the entries that will hold once the batch is committed, one a night of the batch
   */
  List<LedgerEntry> with(List<PreparedRecord> batch, Instant now) {
    List<LedgerEntry> entries = new ArrayList<>();
    after(batch).forEach((night, counts) -> entries.add(entry(night, counts, now)));
    return entries;
  }

  /**
   * @param batch records that are committed
   */
  void committed(List<PreparedRecord> batch) {
    committed.putAll(after(batch));
  }

  private Map<String, StageCounts> after(List<PreparedRecord> batch) {
    Map<String, StageCounts> after = new TreeMap<>();
    for (PreparedRecord record : batch) {
      int passed = record.fault() == null ? 1 : 0;
      StageCounts one = new StageCounts(1, passed, 0, 1 - passed, record.injected() ? 1 : 0);
      after.merge(
          record.night(),
          committed.getOrDefault(record.night(), StageCounts.NONE).plus(one),
          (counts, ignored) -> counts.plus(one));
    }
    return after;
  }

  private LedgerEntry entry(String night, StageCounts counts, Instant now) {
    return LedgerEntry.newBuilder()
        .setNight(night)
        .setStage(Stage.INGEST)
        .setWriter(writer)
        .setReceived(counts.received())
        .setPassed(counts.passed())
        .setDuplicates(counts.duplicates())
        .setQuarantined(counts.quarantined())
        .setInjected(counts.injected())
        .setThroughOffset(null)
        .setUpdatedAt(now)
        .build();
  }
}
