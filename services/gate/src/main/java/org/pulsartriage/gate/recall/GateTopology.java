package org.pulsartriage.gate.recall;

import java.time.Duration;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.JoinWindows;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Materialized;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.Repartitioned;
import org.apache.kafka.streams.kstream.StreamJoined;
import org.apache.kafka.streams.state.KeyValueStore;
import org.pulsartriage.schemas.ModelRole;
import org.pulsartriage.schemas.Recall;
import org.pulsartriage.schemas.Score;
import org.pulsartriage.schemas.ShadowComparison;
import org.pulsartriage.schemas.serde.AvroSerde;
import org.pulsartriage.schemas.topics.TopicCatalogue;

/**
 * Wires the counts. A score of a pulsar that is known to be there is a count of one, which goes to
 * where its hour, night, model, role and S/N come together; the active model's score and the
 * shadow's meet by candidate, and go to where their night and pair of models come together. A
 * record that comes late changes the count that it belongs to.
 */
public final class GateTopology {

  /** How much later than the active model the shadow may speak on a candidate. */
  static final Duration LAG = Duration.ofHours(12);

  private GateTopology() {}

  /**
   * @param topics names of the topics
   * @return the topology
   */
  public static Topology of(TopicCatalogue topics) {
    StreamsBuilder builder = new StreamsBuilder();
    KStream<String, Score> active = scores(builder, topics.scores().name(), "scores");
    KStream<String, Score> shadow = scores(builder, topics.shadowScores().name(), "shadow-scores");
    recall(active, shadow, topics);
    comparisons(active, shadow, topics);
    return builder.build();
  }

  private static KStream<String, Score> scores(StreamsBuilder builder, String topic, String name) {
    return builder.stream(
            topic, Consumed.with(Serdes.String(), AvroSerde.of(Score.class)).withName(name))
        .filter((id, score) -> score != null);
  }

  private static void recall(
      KStream<String, Score> active, KStream<String, Score> shadow, TopicCatalogue topics) {
    Serde<Recall> serde = AvroSerde.of(Recall.class);
    active
        .flatMapValues(score -> Recalls.of(score, ModelRole.ACTIVE))
        .merge(shadow.flatMapValues(score -> Recalls.of(score, ModelRole.SHADOW)))
        .selectKey((id, recall) -> Recalls.key(recall))
        .repartition(
            Repartitioned.with(Serdes.String(), serde)
                .withName("sightings")
                .withNumberOfPartitions(topics.partitions()))
        .groupByKey()
        .reduce(
            Recalls::sum,
            Materialized.<String, Recall, KeyValueStore<Bytes, byte[]>>as("recall")
                .withKeySerde(Serdes.String())
                .withValueSerde(serde))
        .toStream()
        .to(topics.recall().name(), Produced.with(Serdes.String(), serde));
  }

  private static void comparisons(
      KStream<String, Score> active, KStream<String, Score> shadow, TopicCatalogue topics) {
    Serde<ShadowComparison> serde = AvroSerde.of(ShadowComparison.class);
    active
        .mapValues(Comparisons::ofActive)
        .join(
            shadow.mapValues(Comparisons::ofShadow),
            Comparisons::joined,
            JoinWindows.ofTimeDifferenceAndGrace(LAG, LAG),
            StreamJoined.with(Serdes.String(), serde, serde).withName("both").withStoreName("both"))
        .selectKey((id, comparison) -> Comparisons.key(comparison))
        .repartition(
            Repartitioned.with(Serdes.String(), serde)
                .withName("pairs")
                .withNumberOfPartitions(topics.partitions()))
        .groupByKey()
        .reduce(
            Comparisons::sum,
            Materialized.<String, ShadowComparison, KeyValueStore<Bytes, byte[]>>as("comparisons")
                .withKeySerde(Serdes.String())
                .withValueSerde(serde))
        .toStream()
        .to(topics.shadowComparisons().name(), Produced.with(Serdes.String(), serde));
  }
}
