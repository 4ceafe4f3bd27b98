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
 * and when its batch is scored. That is when it is full, when nothing more has come for a while,
 * and before each commit.
 */
final class ScoringProcessor implements Processor<byte[], byte[], byte[], byte[]> {

  private static final Duration SOON = Duration.ofMillis(1);

  private final ScoringPlan plan;

  private ProcessorContext<byte[], byte[]> context;
  private PartitionScoring partition;
  private Cancellable idleCheck;
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
    idleCheck = null;
    fed = false;
    BeforeCommit beforeCommit = context.getStateStore(ScorerTopology.BEFORE_COMMIT);
    beforeCommit.run(context, partition::beforeCommit);
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
    if (partition.isWaiting() && idleCheck == null) {
      idleCheck =
          context.schedule(
              plan.limits().batchIdle(), PunctuationType.WALL_CLOCK_TIME, time -> flushWhereIdle());
    }
  }

  /**
   * More that came since the last look is a reason to wait for a full batch: the check runs only
   * between records, so a partition that is behind is never found idle. One whose batch is empty
   * needs no check, and without one a task with nothing to do commits nothing.
   */
  private void flushWhereIdle() {
    if (!fed) {
      partition.flush();
    }
    fed = false;
    if (!partition.isWaiting()) {
      idleCheck.cancel();
      idleCheck = null;
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
