package org.pulsartriage.standalone.pipeline;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.pulsartriage.ingest.pipeline.FileOutcome;
import org.pulsartriage.ingest.pipeline.IngestPipeline;
import org.pulsartriage.ingest.pipeline.IngestSummary;
import org.pulsartriage.ingest.pipeline.RawSource;
import org.pulsartriage.schemas.Rejection;
import org.pulsartriage.schemas.Score;
import org.pulsartriage.schemas.kafka.KafkaConnection;
import org.pulsartriage.schemas.kafka.TopicTail;
import org.pulsartriage.schemas.ledger.LedgerReader;
import org.pulsartriage.schemas.serde.AvroCodec;
import org.pulsartriage.standalone.console.CommandFailure;
import org.pulsartriage.standalone.console.Progress;

/**
 * Files handed to the pipeline, and what became of each. Waits by comparing offsets: done is when
 * the scorer's ledger has passed the last offset that was published. Of the topics it reads only
 * what has come since it was opened.
 */
public final class Delivery implements AutoCloseable {

  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);

  private final AvroCodec<Score> scoreCodec = AvroCodec.of(Score.class);
  private final AvroCodec<Rejection> rejectionCodec = AvroCodec.of(Rejection.class);
  private final IngestPipeline pipeline;
  private final LedgerReader ledger;
  private final TopicTail scores;
  private final TopicTail quarantine;
  private final String candidates;
  private final Set<Position> published = new HashSet<>();
  private final Set<Position> injected = new HashSet<>();
  private IngestSummary summary;

  /** Where a candidate's record is. */
  private record Position(int partition, long offset) {}

  /**
   * What became of a delivery. received + injected = scores + injectedScores + rejections +
   * duplicates.
   *
   * @param received files handed over
   * @param injected simulated pulsars that ingest put among them
   * @param scores scores of candidates that files brought
   * @param injectedScores scores of injected pulsars, which are no discoveries
   * @param rejections number of all that are in quarantine
   * @param duplicates number of all whose identity had been scored before
   */
  public record Outcome(
      long received,
      long injected,
      List<Score> scores,
      List<Score> injectedScores,
      long rejections,
      long duplicates) {

    /**
     * @return files and injected pulsars: what the ledger counts as received
     */
    public long accepted() {
      return received + injected;
    }
  }

  /**
   * @param connection the pipeline's Kafka
   * @param pipeline open; stays the caller's
   */
  public Delivery(KafkaConnection connection, IngestPipeline pipeline) {
    this.pipeline = pipeline;
    this.candidates = connection.topics().candidates().name();
    this.ledger = new LedgerReader(connection);
    this.scores = TopicTail.of(connection, connection.topics().scores().name());
    this.quarantine = TopicTail.of(connection, connection.topics().quarantine().name());
    scores.skipToEnd();
    quarantine.skipToEnd();
  }

  /**
   * Hands files over and returns when all are committed.
   *
   * @param sources the files
   * @param progress told of each
   * @param listener told of each outcome
   * @return the sums
   */
  public IngestSummary send(
      List<? extends RawSource> sources, Progress progress, Consumer<FileOutcome> listener) {
    summary =
        pipeline.ingest(
            sources,
            outcome -> {
              if (outcome instanceof FileOutcome.Published candidate) {
                published.add(new Position(candidate.partition(), candidate.offset()));
                for (FileOutcome.Place rider : candidate.injections()) {
                  injected.add(new Position(rider.partition(), rider.offset()));
                }
              }
              listener.accept(outcome);
              progress.add(1);
            });
    return summary;
  }

  /**
   * Waits until the scorer has dealt with all that was sent.
   *
   * @param patience how long the scorer may stand still before this gives up
   * @return what became of it
   * @throws CommandFailure where the scorer does not get there
   */
  public Outcome await(Duration patience) {
    long reached = -1;
    long movedAt = System.nanoTime();
    var state = ledger.read();
    while (!state.scorerHasReached(summary.lastOffsets())) {
      long through = 0;
      for (int partition : summary.lastOffsets().keySet()) {
        through += state.scorerThrough(partition).orElse(0);
      }
      if (through != reached) {
        reached = through;
        movedAt = System.nanoTime();
      } else if (System.nanoTime() - movedAt > patience.toNanos()) {
        throw new CommandFailure(
            "the scorer has not moved for "
                + patience.toSeconds()
                + " s; is one running? The candidates are safe on their topic");
      }
      LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
      state = ledger.read();
    }
    return outcome();
  }

  private Outcome outcome() {
    List<Score> mine = new ArrayList<>();
    List<Score> ofInjected = new ArrayList<>();
    scores.readSettled(
        record -> {
          Score score = scoreCodec.decode(record.value());
          Position of = new Position(score.getCandidatePartition(), score.getCandidateOffset());
          if (published.contains(of)) {
            mine.add(score);
          } else if (injected.contains(of)) {
            ofInjected.add(score);
          }
        });
    long[] refused = {0};
    quarantine.readSettled(record -> refused[0] += isMine(record) ? 1 : 0);
    long received = summary.published() + summary.quarantined();
    long passed = summary.published() + summary.injected();
    return new Outcome(
        received,
        summary.injected(),
        mine,
        ofInjected,
        summary.quarantined() + refused[0],
        passed - mine.size() - ofInjected.size() - refused[0]);
  }

  private boolean isMine(ConsumerRecord<byte[], byte[]> record) {
    Rejection rejection = rejectionCodec.decode(record.value());
    if (!candidates.equals(rejection.getOriginTopic())) {
      return false;
    }
    Position of = new Position(rejection.getOriginPartition(), rejection.getOriginOffset());
    return published.contains(of) || injected.contains(of);
  }

  @Override
  public void close() {
    ledger.close();
    scores.close();
    quarantine.close();
  }
}
