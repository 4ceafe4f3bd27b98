package org.pulsartriage.scorer.topology;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.apache.kafka.streams.processor.Cancellable;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;

/**
 * One partition's {@link PartitionScoring} as a processor of Kafka Streams: its stores, its clock,
 * when its batch is scored, and when a commit is asked for. A batch is scored when it is full, when
 * nothing more has come for a while, and before each commit.
 */
final class ScoringProcessor implements Processor<byte[], byte[], byte[], byte[]> {

  private static final Duration SOON = Duration.ofMillis(1);

  private final ScoringPlan plan;

  private ProcessorContext<byte[], byte[]> context;
  private PartitionScoring partition;
  private CommitPace pace;
  private Cancellable check;
  private boolean fed;

  /**
   * @param plan what to score with, and how
   */
  ScoringProcessor(ScoringPlan plan) {
    this.plan = plan;
  }

  @Override
  public void init(ProcessorContext<byte[], byte[]> processorContext) {
    // Called again on the same instance after a lost transaction: everything is made anew, so that
    // no count and no candidate survives whose record will come again.
    close();
    context = processorContext;
    SeenCandidates seen =
        new SeenCandidates(
            context.getStateStore(SeenCandidates.STORE), plan.limits().seenRetention());
    partition =
        new PartitionScoring(
            plan,
            new PartitionScoring.State(
                seen,
                new PartitionCounts(
                    context.getStateStore(PartitionCounts.STORE), context.taskId().partition()),
                new PartitionModel(context.getStateStore(PartitionModel.STORE))),
            new Outlet(ScorerTopology.sinks(plan.role())));
    pace = new CommitPace(plan.limits().commitAfter());
    check = null;
    fed = false;
    BeforeCommit beforeCommit = context.getStateStore(ScorerTopology.BEFORE_COMMIT);
    beforeCommit.run(context, this::beforeCommit);
    once(SOON, seen::mark);
  }

  @Override
  public void close() {
    if (partition != null) {
      partition.close();
    }
  }

  @Override
  public void process(Record<byte[], byte[]> record) {
    RecordMetadata origin =
        context
            .recordMetadata()
            .orElseThrow(() -> new IllegalStateException("a record without an origin"));
    partition.take(record, origin);
    fed = true;
    pace.took(record.timestamp(), context.currentSystemTimeMs());
    commitWhereDue();
    if (check == null) {
      check =
          context.schedule(
              plan.limits().batchIdle(), PunctuationType.WALL_CLOCK_TIME, time -> look());
    }
  }

  /**
   * More that came since the last look is a reason to wait for a full batch: the look is taken only
   * between records, so a partition that is behind is never found idle.
   */
  private void look() {
    if (!fed) {
      partition.flush();
    }
    fed = false;
    commitWhereDue();
  }

  private void commitWhereDue() {
    if (pace.isDue(context.currentSystemTimeMs())) {
      context.commit();
    }
  }

  /** Nothing waits after it, and a look would make a task commit that has nothing to commit. */
  private void beforeCommit() {
    partition.beforeCommit();
    pace.committed();
    if (check != null) {
      check.cancel();
      check = null;
    }
  }

  private void once(Duration after, Consumer<Instant> action) {
    AtomicReference<Cancellable> schedule = new AtomicReference<>();
    schedule.set(
        context.schedule(
            after,
            PunctuationType.WALL_CLOCK_TIME,
            time -> {
              action.accept(Instant.ofEpochMilli(time));
              schedule.get().cancel();
            }));
  }

  /** The task's own sinks and clock. What no sink of the role takes is left out. */
  private final class Outlet implements PartitionScoring.Outlet {

    private final Set<String> sinks;

    private Outlet(Set<String> sinks) {
      this.sinks = sinks;
    }

    @Override
    public void forward(String key, byte[] value, String sink) {
      if (sinks.contains(sink)) {
        context.forward(
            new Record<>(
                key.getBytes(StandardCharsets.UTF_8), value, context.currentSystemTimeMs()),
            sink);
      }
    }

    @Override
    public Instant now() {
      return Instant.ofEpochMilli(context.currentSystemTimeMs());
    }
  }
}
