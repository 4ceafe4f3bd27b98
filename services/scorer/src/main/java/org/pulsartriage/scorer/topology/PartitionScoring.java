package org.pulsartriage.scorer.topology;

import java.time.Instant;
import java.util.Locale;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.pulsartriage.schemas.Candidate;
import org.pulsartriage.schemas.LedgerEntry;
import org.pulsartriage.schemas.ModelSwitch;
import org.pulsartriage.schemas.Rejection;
import org.pulsartriage.schemas.Score;
import org.pulsartriage.schemas.ledger.Ledger;
import org.pulsartriage.schemas.serde.AvroCodec;
import org.pulsartriage.scorer.ScorerMeters;
import org.pulsartriage.scorer.model.ReadyModel;

/**
 * What becomes of the records of one partition. Each ends as exactly one of: a score, a rejection,
 * a duplicate; a candidate whose scoring failed is not remembered, so that it can be sent again.
 * Candidates are scored in batches; all that waits is scored when {@link #flush} is called, which
 * its owner does before each commit. Another model is taken between two records, after all that
 * came before has been scored with the last one.
 */
final class PartitionScoring implements AutoCloseable {

  private final ScoringPlan plan;
  private final State state;
  private final Outlet outlet;
  private final ScorerMeters meters;

  private final CandidateBatch batch;
  private final BatchScoring scoring;
  private final CandidateDecoding decoding = new CandidateDecoding();
  private final AvroCodec<Score> scores = AvroCodec.of(Score.class);
  private final AvroCodec<Rejection> rejections = AvroCodec.of(Rejection.class);
  private final AvroCodec<LedgerEntry> entries = AvroCodec.of(LedgerEntry.class);
  private final AvroCodec<ModelSwitch> switches = AvroCodec.of(ModelSwitch.class);

  private ReadyModel model;

  /**
   * What the partition knows.
   *
   * @param seen what it has scored
   * @param counts what it has counted
   * @param inForce what it scores with
   */
  record State(SeenCandidates seen, PartitionCounts counts, PartitionModel inForce) {}

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
   * @param plan what to score with, and how
   * @param state what the partition knows
   * @param outlet takes the results
   */
  PartitionScoring(ScoringPlan plan, State state, Outlet outlet) {
    this.plan = plan;
    this.batch = new CandidateBatch(plan.limits().batchSize());
    this.scoring = new BatchScoring(plan.meters());
    this.state = state;
    this.outlet = outlet;
    this.meters = plan.meters();
  }

  /**
   * @param record the partition's next record
   * @param origin where it stands
   */
  void take(Record<byte[], byte[]> record, RecordMetadata origin) {
    meters.received();
    if (model == null || !plan.models().isCurrent(model)) {
      takeModel(origin);
    }
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
    if (state.seen().contains(candidate.getCandidateId(), outlet.now())) {
      state.counts().duplicate(candidate.getNight(), origin.offset());
      meters.duplicate();
      return;
    }
    batch.add(new WaitingCandidate(record, candidate, origin));
    if (batch.isFull()) {
      flush();
    }
  }

  /** Scores all that waits. */
  void flush() {
    if (!batch.isEmpty()) {
      scoring.score(model.scorer(), batch.take()).forEach(this::finish);
    }
  }

  /** Scores all that waits, and publishes and stores what has been counted. */
  void beforeCommit() {
    flush();
    state
        .counts()
        .flush(
            outlet.now(),
            entry ->
                outlet.forward(Ledger.key(entry), entries.encode(entry), ScorerTopology.LEDGER));
  }

  /** Gives the model back. */
  @Override
  public void close() {
    if (model != null) {
      model.release();
      model = null;
    }
  }

  private void takeModel(RecordMetadata origin) {
    ModelSwitch last = state.inForce().last();
    ReadyModel next = plan.models().take();
    if (next == null) {
      if (model == null) {
        model = plan.models().recorded(last);
      }
      return;
    }
    flush();
    close();
    model = next;
    if (!next.is(last)) {
      announce(next, last, origin);
    }
  }

  private void announce(ReadyModel next, ModelSwitch last, RecordMetadata origin) {
    ModelSwitch change =
        ModelSwitch.newBuilder()
            .setRole(plan.role())
            .setPartition(origin.partition())
            .setFromOffset(origin.offset())
            .setModelId(next.description().modelId())
            .setDigest(next.description().digest())
            .setBundleUri(next.bundleUri())
            .setPreviousDigest(last == null ? null : last.getDigest())
            .setSwitchedAt(outlet.now())
            .build();
    state.inForce().put(change);
    outlet.forward(
        plan.role().name().toLowerCase(Locale.ROOT) + "/" + origin.partition(),
        switches.encode(change),
        ScorerTopology.SWITCHES);
    meters.switched();
  }

  private void finish(BatchScoring.Outcome outcome) {
    WaitingCandidate waiting = outcome.waiting();
    Instant now = outlet.now();
    if (outcome.fault() != null) {
      reject(
          RejectionRecords.of(
              waiting.record(), waiting.candidate(), outcome.fault(), waiting.origin(), now),
          waiting.origin());
    } else {
      Score score =
          ScoreRecords.of(
              waiting.candidate(), outcome.score(), model.description(), waiting.origin(), now);
      plan.knownPulsars().mark(waiting.candidate(), score);
      pass(score, waiting.origin());
    }
  }

  private void pass(Score score, RecordMetadata origin) {
    state.seen().add(score.getCandidateId(), origin.offset(), outlet.now());
    outlet.forward(score.getCandidateId(), scores.encode(score), ScorerTopology.SCORES);
    state.counts().scored(score.getNight(), origin.offset());
    meters.scored();
  }

  private void reject(Rejection rejection, RecordMetadata origin) {
    outlet.forward(
        rejection.getCandidateId(), rejections.encode(rejection), ScorerTopology.QUARANTINE);
    state.counts().quarantined(rejection.getNight(), origin.offset());
    meters.quarantined();
  }
}
