package org.pulsartriage.scorer.beams;

import java.time.Duration;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.Repartitioned;
import org.pulsartriage.schemas.BeamGroup;
import org.pulsartriage.schemas.Score;
import org.pulsartriage.schemas.serde.AvroSerde;
import org.pulsartriage.schemas.topics.TopicCatalogue;

/**
 * Wires the grouping across beams: scores in, groups out. Scores are keyed by candidate, so those
 * of one pointing are brought together in a topic between.
 */
public final class BeamGrouping {

  /** How often it is looked whether a window has closed. */
  static final Duration LOOK_EVERY = Duration.ofSeconds(1);

  private BeamGrouping() {}

  /**
   * @param topics names of the topics
   * @param settings how to group
   * @return the topology, an application of its own beside the scorer
   */
  public static Topology of(TopicCatalogue topics, BeamSettings settings) {
    StreamsBuilder builder = new StreamsBuilder();
    GroupingProcessor.stores().forEach(builder::addStateStore);
    builder.stream(topics.scores().name(), Consumed.with(Serdes.ByteArray(), Serdes.ByteArray()))
        .process(() -> new PointingSelection(settings.leastProbability()))
        .repartition(
            Repartitioned.with(Serdes.String(), AvroSerde.of(Score.class))
                .withName("pointings")
                .withNumberOfPartitions(topics.scores().partitions()))
        .process(() -> new GroupingProcessor(settings), GroupingProcessor.storeNames())
        .to(topics.groups().name(), Produced.with(Serdes.String(), AvroSerde.of(BeamGroup.class)));
    return builder.build();
  }
}
