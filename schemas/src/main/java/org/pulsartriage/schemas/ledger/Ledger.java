package org.pulsartriage.schemas.ledger;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.pulsartriage.schemas.LedgerEntry;

/** The last entry of every night, stage and writer. Immutable. */
public final class Ledger {

  private static final String PARTITION = "partition-";

  private final List<LedgerEntry> entries;

  /**
   * @param entries the last entry of each key
   */
  public Ledger(Collection<LedgerEntry> entries) {
    this.entries = List.copyOf(entries);
  }

  /**
   * @param entry an entry
   * @return its key on the topic: night/stage/writer
   */
  public static String key(LedgerEntry entry) {
    return entry.getNight() + "/" + entry.getStage() + "/" + entry.getWriter();
  }

  /**
   * @param partition a partition of the candidates topic, from 0
   * @return the name under which the scorer counts it
   */
  public static String writerOf(int partition) {
    return PARTITION + partition;
  }

  /**
   * @return the entries, in no particular order
   */
  public List<LedgerEntry> entries() {
    return entries;
  }

  /**
   * @return every night's balance, the oldest first
   */
  public List<NightBalance> nights() {
    Map<String, NightBalance> nights = new TreeMap<>();
    for (LedgerEntry entry : entries) {
      nights.merge(entry.getNight(), of(entry), Ledger::sum);
    }
    return new ArrayList<>(nights.values());
  }

  /**
   * @param night YYYY-MM-DD
   * @return its balance; of a night that nobody counted, zeros
   */
  public NightBalance night(String night) {
    return nights().stream()
        .filter(balance -> balance.night().equals(night))
        .findFirst()
        .orElse(new NightBalance(night, StageCounts.NONE, StageCounts.NONE));
  }

  /**
   * @param partition a partition of the candidates topic, from 0
   * @return the offset up to and including which the scorer has counted it; empty where it has
   *     counted nothing of it
   */
  public OptionalLong scorerThrough(int partition) {
    String writer = writerOf(partition);
    return entries.stream()
        .filter(e -> e.getStage().equals(Stage.SCORER) && e.getWriter().equals(writer))
        .filter(e -> e.getThroughOffset() != null)
        .mapToLong(LedgerEntry::getThroughOffset)
        .max();
  }

  /**
   * @param published partitions of the candidates topic with the last offset published there
   * @return whether the scorer has counted all of it
   */
  public boolean scorerHasReached(Map<Integer, Long> published) {
    return published.entrySet().stream()
        .allMatch(e -> scorerThrough(e.getKey()).orElse(-1) >= e.getValue());
  }

  private static NightBalance of(LedgerEntry entry) {
    StageCounts counts = StageCounts.of(entry);
    return switch (entry.getStage()) {
      case Stage.INGEST -> new NightBalance(entry.getNight(), counts, StageCounts.NONE);
      case Stage.SCORER -> new NightBalance(entry.getNight(), StageCounts.NONE, counts);
      default -> new NightBalance(entry.getNight(), StageCounts.NONE, StageCounts.NONE);
    };
  }

  private static NightBalance sum(NightBalance a, NightBalance b) {
    return new NightBalance(a.night(), a.ingest().plus(b.ingest()), a.scorer().plus(b.scorer()));
  }
}
