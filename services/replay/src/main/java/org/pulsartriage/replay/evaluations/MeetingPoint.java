package org.pulsartriage.replay.evaluations;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.apache.kafka.streams.state.TimestampedKeyValueStore;
import org.apache.kafka.streams.state.ValueAndTimestamp;
import org.pulsartriage.schemas.EvaluatedSample;
import org.pulsartriage.schemas.LabelledSample;
import org.pulsartriage.schemas.SampleScore;
import org.pulsartriage.schemas.serde.AvroSerde;

/**
 * Where a sample's truth waits for its score, or the score for the truth: they are on different
 * topics, so either may come first. What has met is forgotten. What waits longer than samples are
 * kept is given up.
 */
final class MeetingPoint {

  private static final String TRUTHS = "truths";
  private static final String SCORES = "unmet-scores";

  /** As long as samples are kept on their topics. */
  private static final Duration WAITING = Duration.ofDays(7);

  private static final Duration BETWEEN_CLEARANCES = Duration.ofHours(1);

  private MeetingPoint() {}

  static List<StoreBuilder<?>> stores() {
    return List.of(
        Stores.timestampedKeyValueStoreBuilder(
            Stores.inMemoryKeyValueStore(TRUTHS),
            Serdes.String(),
            AvroSerde.of(EvaluatedSample.class)),
        Stores.timestampedKeyValueStoreBuilder(
            Stores.inMemoryKeyValueStore(SCORES),
            Serdes.String(),
            AvroSerde.of(SampleScore.class)));
  }

  static String[] storeNames() {
    return new String[] {TRUTHS, SCORES};
  }

  private static String key(String runId, String sampleId) {
    return runId + "\n" + sampleId;
  }

  /** The truth without a score yet. */
  private static EvaluatedSample truth(LabelledSample sample) {
    return EvaluatedSample.newBuilder()
        .setRunId(sample.getRunId())
        .setPosition(sample.getPosition())
        .setRow(sample.getRow())
        .setClassIndex(sample.getClassIndex())
        .setModelId("")
        .setModelDigest("")
        .setEngine("")
        .setLogits(List.of())
        .build();
  }

  private static EvaluatedSample met(EvaluatedSample truth, SampleScore score) {
    return EvaluatedSample.newBuilder(truth)
        .setModelId(score.getModelId())
        .setModelDigest(score.getModelDigest())
        .setEngine(score.getEngine())
        .setLogits(score.getLogits())
        .setFailure(score.getFailure())
        .build();
  }

  /** What both sides do. */
  private abstract static class Side<V>
      extends ContextualProcessor<String, V, String, EvaluatedSample> {

    private TimestampedKeyValueStore<String, EvaluatedSample> truths;
    private TimestampedKeyValueStore<String, SampleScore> scores;

    @Override
    public void init(ProcessorContext<String, EvaluatedSample> context) {
      super.init(context);
      truths = context.getStateStore(TRUTHS);
      scores = context.getStateStore(SCORES);
    }

    final TimestampedKeyValueStore<String, EvaluatedSample> truths() {
      return truths;
    }

    final TimestampedKeyValueStore<String, SampleScore> scores() {
      return scores;
    }

    final void forward(EvaluatedSample sample, long timestamp) {
      context().forward(new Record<>(sample.getRunId(), sample, timestamp));
    }

    static <T> void giveUp(TimestampedKeyValueStore<String, T> store, long before) {
      Set<String> stale = new java.util.HashSet<>();
      try (KeyValueIterator<String, ValueAndTimestamp<T>> all = store.all()) {
        while (all.hasNext()) {
          KeyValue<String, ValueAndTimestamp<T>> entry = all.next();
          if (entry.value.timestamp() < before) {
            stale.add(entry.key);
          }
        }
      }
      new ArrayList<>(stale).forEach(store::delete);
    }
  }

  /** A sample arrives. */
  static final class OfSamples extends Side<LabelledSample> {

    @Override
    public void init(ProcessorContext<String, EvaluatedSample> context) {
      super.init(context);
      context.schedule(
          BETWEEN_CLEARANCES,
          PunctuationType.WALL_CLOCK_TIME,
          now -> {
            giveUp(truths(), now - WAITING.toMillis());
            giveUp(scores(), now - WAITING.toMillis());
          });
    }

    @Override
    public void process(Record<String, LabelledSample> record) {
      LabelledSample sample = record.value();
      if (sample == null || sample.getModel() == null) {
        return; // Nobody scores it.
      }
      String key = key(sample.getRunId(), sample.getSampleId());
      ValueAndTimestamp<SampleScore> score = scores().delete(key);
      if (score == null) {
        truths().put(key, ValueAndTimestamp.make(truth(sample), context().currentSystemTimeMs()));
      } else {
        forward(met(truth(sample), score.value()), record.timestamp());
      }
    }
  }

  /** A score arrives. */
  static final class OfScores extends Side<SampleScore> {

    @Override
    public void process(Record<String, SampleScore> record) {
      SampleScore score = record.value();
      if (score == null) {
        return;
      }
      String key = key(score.getRunId(), score.getSampleId());
      ValueAndTimestamp<EvaluatedSample> truth = truths().delete(key);
      if (truth == null) {
        scores().put(key, ValueAndTimestamp.make(score, context().currentSystemTimeMs()));
      } else {
        forward(met(truth.value(), score), record.timestamp());
      }
    }
  }
}
