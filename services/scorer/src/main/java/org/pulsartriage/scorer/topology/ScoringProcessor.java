package org.pulsartriage.scorer.topology;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.apache.kafka.streams.processor.Cancellable;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.pulsartriage.models.engine.CandidateScore;
import org.pulsartriage.models.engine.CandidateScorer;
import org.pulsartriage.schemas.Candidate;
import org.pulsartriage.schemas.LedgerEntry;
import org.pulsartriage.schemas.Rejection;
import org.pulsartriage.schemas.Score;
import org.pulsartriage.schemas.ledger.Ledger;
import org.pulsartriage.schemas.serde.AvroCodec;
import org.pulsartriage.scorer.ScorerMeters;
import org.pulsartriage.scorer.catalogue.KnownPulsars;

/**
 * Gives each candidate of one partition its score, once. A record ends as exactly one of: a score,
 * a rejection, a duplicate; a candidate whose scoring failed is not remembered, so that it can be
 * sent again.
 */
final class ScoringProcessor implements Processor<byte[], byte[], byte[], byte[]> {

  private static final Duration MARK_AFTER = Duration.ofMillis(100);

  private final Supplier<CandidateScorer> scorers;
  private final KnownPulsars knownPulsars;
  private final Duration retention;
  private final ScorerMeters meters;

  private final CandidateDecoding decoding = new CandidateDecoding();
  private final AvroCodec<Score> scores = AvroCodec.of(Score.class);
  private final AvroCodec<Rejection> rejections = AvroCodec.of(Rejection.class);
  private final AvroCodec<LedgerEntry> entries = AvroCodec.of(LedgerEntry.class);

  private ProcessorContext<byte[], byte[]> context;
  private SeenCandidates seen;
  private PartitionCounts counts;

  /**
   * @param scorers gives the calling thread its scorer
   * @param knownPulsars marks scores with the known pulsars that they may be
   * @param retention how long a scored candidate is remembered
   * @param meters the service's own counters
   */
  ScoringProcessor(
      Supplier<CandidateScorer> scorers,
      KnownPulsars knownPulsars,
      Duration retention,
      ScorerMeters meters) {
    this.scorers = scorers;
    this.knownPulsars = knownPulsars;
    this.retention = retention;
    this.meters = meters;
  }

  @Override
  public void init(ProcessorContext<byte[], byte[]> processorContext) {
    // Called again on the same instance after a lost transaction: everything is made anew, so that
    // no count survives whose records will come again.
    context = processorContext;
    seen = new SeenCandidates(context.getStateStore(SeenCandidates.STORE), retention);
    counts =
        new PartitionCounts(
            context.getStateStore(PartitionCounts.STORE), context.taskId().partition());
    BeforeCommit beforeCommit = context.getStateStore(ScorerTopology.BEFORE_COMMIT);
    beforeCommit.run(context, () -> counts.flush(now(), this::emit));
    AtomicReference<Cancellable> once = new AtomicReference<>();
    once.set(
        context.schedule(
            MARK_AFTER,
            PunctuationType.WALL_CLOCK_TIME,
            time -> {
              seen.mark(Instant.ofEpochMilli(time));
              once.get().cancel();
            }));
  }

  @Override
  public void process(Record<byte[], byte[]> record) {
    RecordMetadata origin =
        context
            .recordMetadata()
            .orElseThrow(() -> new IllegalStateException("a record without an origin"));
    meters.received();
    Candidate candidate = null;
    try {
      candidate = decoding.decode(record);
      if (seen.contains(candidate.getCandidateId(), now())) {
        counts.duplicate(candidate.getNight(), origin.offset());
        meters.duplicate();
        return;
      }
      CandidateScorer scorer = scorers.get();
      Score score =
          ScoreRecords.of(candidate, score(scorer, candidate), scorer.model(), origin, now());
      knownPulsars.mark(candidate, score);
      pass(score, origin);
    } catch (UnscorableException e) {
      reject(RejectionRecords.of(record, candidate, e, origin, now()), origin);
    }
  }

  private void pass(Score score, RecordMetadata origin) {
    seen.add(score.getCandidateId(), origin.offset(), now());
    forward(score.getCandidateId(), scores.encode(score), ScorerTopology.SCORES);
    counts.scored(score.getNight(), origin.offset());
    meters.scored();
  }

  private void reject(Rejection rejection, RecordMetadata origin) {
    forward(rejection.getCandidateId(), rejections.encode(rejection), ScorerTopology.QUARANTINE);
    counts.quarantined(rejection.getNight(), origin.offset());
    meters.quarantined();
  }

  private void emit(LedgerEntry entry) {
    forward(Ledger.key(entry), entries.encode(entry), ScorerTopology.LEDGER);
  }

  private void forward(String key, byte[] value, String sink) {
    context.forward(
        new Record<>(key.getBytes(StandardCharsets.UTF_8), value, context.currentSystemTimeMs()),
        sink);
  }

  private Instant now() {
    return Instant.ofEpochMilli(context.currentSystemTimeMs());
  }

  private CandidateScore score(CandidateScorer scorer, Candidate candidate)
      throws UnscorableException {
    CandidateScore score;
    try {
      score = meters.time(() -> scorer.score(List.of(candidate))).get(0);
    } catch (RuntimeException e) {
      String why = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
      throw new UnscorableException("model", "scoring failed: " + oneLine(why), e);
    }
    if (!Double.isFinite(score.probability()) || !Double.isFinite(score.logit())) {
      throw new UnscorableException(
          "model", "the model gives no finite probability (logit " + score.logit() + ")", null);
    }
    return score;
  }

  private static String oneLine(String text) {
    return text.strip().replaceAll("\\s*\\R\\s*", " ");
  }
}
