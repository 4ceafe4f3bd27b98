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
  private IngestSummary summary;

  /** Where a candidate's record is. */
  private record Position(int partition, long offset) {}

  /**
   * What became of a delivery. received = scores + rejections + duplicates.
   *
   * @param received files handed over
   * @param scores scores of candidates among them
   * @param rejections number of them in quarantine
   * @param duplicates number of them whose identity had been scored before
   */
  public record Outcome(long received, List<Score> scores, long rejections, long duplicates) {}

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
    scores.read(
        record -> {
          Score score = scoreCodec.decode(record.value());
          if (published.contains(
              new Position(score.getCandidatePartition(), score.getCandidateOffset()))) {
            mine.add(score);
          }
        });
    long[] refused = {0};
    quarantine.read(record -> refused[0] += isMine(record) ? 1 : 0);
    long received = summary.published() + summary.quarantined();
    return new Outcome(
        received,
        mine,
        summary.quarantined() + refused[0],
        summary.published() - mine.size() - refused[0]);
  }

  private boolean isMine(ConsumerRecord<byte[], byte[]> record) {
    Rejection rejection = rejectionCodec.decode(record.value());
    return candidates.equals(rejection.getOriginTopic())
        && published.contains(
            new Position(rejection.getOriginPartition(), rejection.getOriginOffset()));
  }

  @Override
  public void close() {
    ledger.close();
    scores.close();
    quarantine.close();
  }
}
