package org.pulsartriage.schemas.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.pulsartriage.schemas.LedgerEntry;

class LedgerTest {

  private static final String NIGHT = "2026-03-01";

  @Test
  void shouldSumTheWritersOfANight() {
    Ledger ledger =
        new Ledger(
            List.of(
                entry(NIGHT, Stage.INGEST, "a", 10, 9, 0, 1, null),
                entry(NIGHT, Stage.INGEST, "b", 5, 5, 0, 0, null),
                entry(NIGHT, Stage.SCORER, Ledger.writerOf(0), 8, 6, 1, 1, 7L),
                entry(NIGHT, Stage.SCORER, Ledger.writerOf(1), 6, 6, 0, 0, 5L),
                entry("2026-03-02", Stage.INGEST, "a", 1, 1, 0, 0, null)));

    NightBalance night = ledger.night(NIGHT);

    assertThat(night.ingest()).isEqualTo(new StageCounts(15, 14, 0, 1));
    assertThat(night.scorer()).isEqualTo(new StageCounts(14, 12, 1, 1));
    assertThat(night.balanced()).isTrue();
    assertThat(ledger.nights())
        .extracting(NightBalance::night)
        .containsExactly(NIGHT, "2026-03-02");
    assertThat(ledger.night("2026-03-02").waiting()).isEqualTo(1);
    assertThat(ledger.night("2026-03-02").balanced()).isFalse();
  }

  @Test
  void shouldNotBalanceWhereAStageLosesCount() {
    Ledger ledger =
        new Ledger(List.of(entry(NIGHT, Stage.SCORER, Ledger.writerOf(0), 5, 3, 1, 0, 4L)));

    assertThat(ledger.night(NIGHT).scorer().unexplained()).isEqualTo(1);
    assertThat(ledger.night(NIGHT).balanced()).isFalse();
  }

  @Test
  void shouldBalanceWhereOthersPutRecordsOnTheTopic() {
    Ledger ledger =
        new Ledger(List.of(entry(NIGHT, Stage.SCORER, Ledger.writerOf(0), 5, 4, 0, 1, 4L)));

    assertThat(ledger.night(NIGHT).waiting()).isZero();
    assertThat(ledger.night(NIGHT).balanced()).isTrue();
  }

  @Test
  void shouldTakeTheFurthestOffsetOverAllNights() {
    Ledger ledger =
        new Ledger(
            List.of(
                entry(NIGHT, Stage.SCORER, Ledger.writerOf(2), 5, 5, 0, 0, 4L),
                entry("2026-03-02", Stage.SCORER, Ledger.writerOf(2), 6, 6, 0, 0, 10L)));

    assertThat(ledger.scorerThrough(2)).hasValue(10);
    assertThat(ledger.scorerThrough(0)).isEmpty();
    assertThat(ledger.scorerHasReached(Map.of(2, 10L))).isTrue();
    assertThat(ledger.scorerHasReached(Map.of(2, 11L))).isFalse();
    assertThat(ledger.scorerHasReached(Map.of(0, 0L))).isFalse();
  }

  @Test
  void shouldKeyAnEntryByNightStageAndWriter() {
    assertThat(Ledger.key(entry(NIGHT, Stage.SCORER, "partition-3", 0, 0, 0, 0, null)))
        .isEqualTo("2026-03-01/scorer/partition-3");
  }

  private static LedgerEntry entry(
      String night,
      String stage,
      String writer,
      long received,
      long passed,
      long duplicates,
      long quarantined,
      Long throughOffset) {
    return LedgerEntry.newBuilder()
        .setNight(night)
        .setStage(stage)
        .setWriter(writer)
        .setReceived(received)
        .setPassed(passed)
        .setDuplicates(duplicates)
        .setQuarantined(quarantined)
        .setThroughOffset(throughOffset)
        .setUpdatedAt(Instant.EPOCH)
        .build();
  }
}
