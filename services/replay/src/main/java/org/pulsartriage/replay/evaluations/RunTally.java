package org.pulsartriage.replay.evaluations;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.pulsartriage.schemas.EvaluatedSample;
import org.pulsartriage.schemas.Evaluation;
import org.pulsartriage.schemas.EvaluationScope;
import org.pulsartriage.schemas.ReplayProgress;
import org.pulsartriage.schemas.ReplayState;
import org.pulsartriage.schemas.serde.AvroSerde;

/**
 * The samples of each run until it has ended and all are there. Figures are given for a window of
 * positions when its last sample has come and those of all windows before it, then for everything
 * up to its end; so which figures there are, and of which samples, does not depend on the order in
 * which they came.
 */
final class RunTally {

  private static final String SAMPLES = "evaluated-samples";
  private static final String PROGRESS = "run-progress";
  private static final String COUNTS = "window-counts";
  private static final String NEXT = "next-windows";
  private static final long FINISHED = -1;

  private final KeyValueStore<String, EvaluatedSample> samples;
  private final KeyValueStore<String, ReplayProgress> progress;
  private final KeyValueStore<String, Long> counts;
  private final KeyValueStore<String, Long> next;
  private final Consumer<Evaluation> emit;

  private RunTally(ProcessorContext<String, Evaluation> context, Consumer<Evaluation> emit) {
    this.samples = context.getStateStore(SAMPLES);
    this.progress = context.getStateStore(PROGRESS);
    this.counts = context.getStateStore(COUNTS);
    this.next = context.getStateStore(NEXT);
    this.emit = emit;
  }

  static List<StoreBuilder<?>> stores() {
    return List.of(
        Stores.keyValueStoreBuilder(
            Stores.inMemoryKeyValueStore(SAMPLES),
            Serdes.String(),
            AvroSerde.of(EvaluatedSample.class)),
        Stores.keyValueStoreBuilder(
            Stores.inMemoryKeyValueStore(PROGRESS),
            Serdes.String(),
            AvroSerde.of(ReplayProgress.class)),
        Stores.keyValueStoreBuilder(
            Stores.inMemoryKeyValueStore(COUNTS), Serdes.String(), Serdes.Long()),
        Stores.keyValueStoreBuilder(
            Stores.inMemoryKeyValueStore(NEXT), Serdes.String(), Serdes.Long()));
  }

  static String[] storeNames() {
    return new String[] {SAMPLES, PROGRESS, COUNTS, NEXT};
  }

  private void sample(EvaluatedSample sample, Instant now) {
    String run = sample.getRunId();
    if (nextWindow(run) == FINISHED) {
      return;
    }
    samples.put(key(run, sample.getPosition()), sample);
    ReplayProgress known = progress.get(run);
    if (known != null) {
      count(run, sample.getPosition() / known.getWindow());
      advance(known, now);
    }
  }

  private void progress(ReplayProgress now, Instant time) {
    String run = now.getRunId();
    if (nextWindow(run) == FINISHED) {
      return;
    }
    boolean first = progress.get(run) == null;
    progress.put(run, now);
    if (first) {
      between(run, 0, Long.MAX_VALUE)
          .forEach(sample -> count(run, sample.getPosition() / now.getWindow()));
    }
    advance(now, time);
  }

  private void advance(ReplayProgress known, Instant now) {
    String run = known.getRunId();
    long size = known.getWindow();
    boolean ended = known.getState() == ReplayState.DONE || known.getState() == ReplayState.STOPPED;
    long end = ended ? known.getPosition() : Long.MAX_VALUE;
    long window = nextWindow(run);
    long before = window;
    while (window < end / size && counted(run, window) == size) {
      emit(known, EvaluationScope.WINDOW, window * size, (window + 1) * size, false, now);
      emit(known, EvaluationScope.CUMULATIVE, 0, (window + 1) * size, false, now);
      window++;
    }
    if (ended && window == end / size && counted(run, window) == end % size) {
      if (end % size > 0) {
        emit(known, EvaluationScope.WINDOW, window * size, end, false, now);
      }
      if (end > 0) {
        emit(known, EvaluationScope.CUMULATIVE, 0, end, true, now);
      }
      forget(run);
      window = FINISHED;
    }
    if (window != before) {
      next.put(run, window);
    }
  }

  private void emit(
      ReplayProgress run,
      EvaluationScope scope,
      long from,
      long to,
      boolean complete,
      Instant now) {
    Evaluation evaluation = Figures.of(run, between(run.getRunId(), from, to));
    evaluation.setScope(scope);
    evaluation.setFirstPosition(from);
    evaluation.setEndPosition(to);
    evaluation.setComplete(complete);
    evaluation.setEvaluatedAt(now);
    emit.accept(evaluation);
  }

  private List<EvaluatedSample> between(String run, long from, long to) {
    List<EvaluatedSample> found = new ArrayList<>();
    try (KeyValueIterator<String, EvaluatedSample> range =
        samples.range(key(run, from), key(run, to - 1))) {
      while (range.hasNext()) {
        found.add(range.next().value);
      }
    }
    return found;
  }

  private void forget(String run) {
    for (EvaluatedSample sample : between(run, 0, Long.MAX_VALUE)) {
      samples.delete(key(run, sample.getPosition()));
    }
    List<String> windows = new ArrayList<>();
    try (KeyValueIterator<String, Long> range =
        counts.range(key(run, 0), key(run, Long.MAX_VALUE))) {
      while (range.hasNext()) {
        windows.add(range.next().key);
      }
    }
    windows.forEach(counts::delete);
    progress.delete(run);
  }

  private void count(String run, long window) {
    counts.put(key(run, window), counted(run, window) + 1);
  }

  private long counted(String run, long window) {
    Long count = counts.get(key(run, window));
    return count == null ? 0 : count;
  }

  private long nextWindow(String run) {
    Long window = next.get(run);
    return window == null ? 0 : window;
  }

  /** In the order of the numbers; a new line is below every character of a name. */
  private static String key(String run, long number) {
    return String.format(Locale.ROOT, "%s\n%019d", run, number);
  }

  /** Samples with their scores arrive. */
  static final class OfSamples
      extends ContextualProcessor<String, EvaluatedSample, String, Evaluation> {

    private RunTally tally;

    @Override
    public void init(ProcessorContext<String, Evaluation> context) {
      super.init(context);
      tally = new RunTally(context, evaluation -> forward(context, evaluation));
    }

    @Override
    public void process(Record<String, EvaluatedSample> record) {
      tally.sample(record.value(), Instant.ofEpochMilli(context().currentSystemTimeMs()));
    }
  }

  /** Progress arrives. */
  static final class OfProgress
      extends ContextualProcessor<String, ReplayProgress, String, Evaluation> {

    private RunTally tally;

    @Override
    public void init(ProcessorContext<String, Evaluation> context) {
      super.init(context);
      tally = new RunTally(context, evaluation -> forward(context, evaluation));
    }

    @Override
    public void process(Record<String, ReplayProgress> record) {
      if (record.value() != null) {
        tally.progress(record.value(), Instant.ofEpochMilli(context().currentSystemTimeMs()));
      }
    }
  }

  private static void forward(ProcessorContext<String, Evaluation> context, Evaluation evaluation) {
    context.forward(new Record<>(evaluation.getRunId(), evaluation, context.currentSystemTimeMs()));
  }
}
