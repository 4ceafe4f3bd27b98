package org.pulsartriage.scorer.topology;

import java.time.Instant;
import java.util.function.Supplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.pulsartriage.models.engine.CandidateScorer;
import org.pulsartriage.models.engine.ModelDescription;
import org.pulsartriage.schemas.Candidate;
import org.pulsartriage.schemas.LedgerEntry;
import org.pulsartriage.schemas.Rejection;
import org.pulsartriage.schemas.Score;
import org.pulsartriage.schemas.ledger.Ledger;
import org.pulsartriage.schemas.serde.AvroCodec;
import org.pulsartriage.scorer.ScorerMeters;
import org.pulsartriage.scorer.catalogue.KnownPulsars;

/**
 * What becomes of the records of one partition. Each ends as exactly one of: a score, a rejection,
 * a duplicate; a candidate whose scoring failed is not remembered, so that it can be sent again.
 * Candidates are scored in batches; all that waits is scored when {@link #flush} is called, which
 * its owner does before each commit.
 */
final class PartitionScoring {

  private final Supplier<CandidateScorer> scorers;
  private final KnownPulsars knownPulsars;
  private final SeenCandidates seen;
  private final PartitionCounts counts;
  private final Outlet outlet;
  private final ScorerMeters meters;

  private final CandidateBatch batch;
  private final BatchScoring scoring;
  private final CandidateDecoding decoding = new CandidateDecoding();
  private final AvroCodec<Score> scores = AvroCodec.of(Score.class);
  private final AvroCodec<Rejection> rejections = AvroCodec.of(Rejection.class);
  private final AvroCodec<LedgerEntry> entries = AvroCodec.of(LedgerEntry.class);

  /** Where results go, and what time it is there. */
  interface Outlet {

    /**
     * @param key key of a record
     * @param value its value
     * @param sink name of the sink that it goes to
     */
    void forward(String key, byte[] value, String sink);

    /**
     * @return the time
     */
    Instant now();
  }

  /**
   * @param scorers gives the calling thread its scorer
   * @param batchSize candidates that are scored together at most, 1 or more
   * @param knownPulsars marks scores with the known pulsars that they may be
   * @param seen what the partition has scored
   * @param counts what it has counted
   * @param outlet takes the results
   * @param meters the service's own counters
   */
  PartitionScoring(
      Supplier<CandidateScorer> scorers,
      int batchSize,
      KnownPulsars knownPulsars,
      SeenCandidates seen,
      PartitionCounts counts,
      Outlet outlet,
      ScorerMeters meters) {
    this.scorers = scorers;
    this.batch = new CandidateBatch(batchSize);
    this.scoring = new BatchScoring(meters);
    this.knownPulsars = knownPulsars;
    this.seen = seen;
    this.counts = counts;
    this.outlet = outlet;
    this.meters = meters;
  }

  /**
   * @param record the partition's next record
   * @param origin where it stands
   */
  void take(Record<byte[], byte[]> record, RecordMetadata origin) {
    meters.received();
    Candidate candidate;
    try {
      candidate = decoding.decode(record);
    } catch (UnscorableException e) {
      reject(RejectionRecords.of(record, null, e, origin, outlet.now()), origin);
      return;
    }
    if (batch.contains(candidate.getCandidateId())) {
      // Whether this one is a duplicate depends on what becomes of the one that waits.
      flush();
    }
    if (seen.contains(candidate.getCandidateId(), outlet.now())) {
      counts.duplicate(candidate.getNight(), origin.offset());
      meters.duplicate();
      return;
    }
    batch.add(new WaitingCandidate(record, candidate, origin));
    if (batch.isFull()) {
      flush();
    }
  }

  /**
   * @return whether candidates wait for {@link #flush}
   */
  boolean isWaiting() {
    return !batch.isEmpty();
  }

  /** Scores all that waits. */
  void flush() {
    if (batch.isEmpty()) {
      return;
    }
    CandidateScorer scorer = scorers.get();
    scoring.score(scorer, batch.take()).forEach(outcome -> finish(outcome, scorer.model()));
  }

  /** Scores all that waits, and publishes and stores what has been counted. */
  void beforeCommit() {
    flush();
    counts.flush(
        outlet.now(),
        entry -> outlet.forward(Ledger.key(entry), entries.encode(entry), ScorerTopology.LEDGER));
  }

  private void finish(BatchScoring.Outcome outcome, ModelDescription model) {
    WaitingCandidate waiting = outcome.waiting();
    Instant now = outlet.now();
    if (outcome.fault() != null) {
      reject(
          RejectionRecords.of(
              waiting.record(), waiting.candidate(), outcome.fault(), waiting.origin(), now),
          waiting.origin());
    } else {
      Score score =
          ScoreRecords.of(waiting.candidate(), outcome.score(), model, waiting.origin(), now);
      knownPulsars.mark(waiting.candidate(), score);
      pass(score, waiting.origin());
    }
  }

  private void pass(Score score, RecordMetadata origin) {
    seen.add(score.getCandidateId(), origin.offset(), outlet.now());
    outlet.forward(score.getCandidateId(), scores.encode(score), ScorerTopology.SCORES);
    counts.scored(score.getNight(), origin.offset());
    meters.scored();
  }

  private void reject(Rejection rejection, RecordMetadata origin) {
    outlet.forward(
        rejection.getCandidateId(), rejections.encode(rejection), ScorerTopology.QUARANTINE);
    counts.quarantined(rejection.getNight(), origin.offset());
    meters.quarantined();
  }
}
