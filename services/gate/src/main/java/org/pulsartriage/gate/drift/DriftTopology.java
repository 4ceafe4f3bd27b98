package org.pulsartriage.gate.drift;

import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.Repartitioned;
import org.pulsartriage.schemas.Alarm;
import org.pulsartriage.schemas.DriftObservation;
import org.pulsartriage.schemas.DriftWindow;
import org.pulsartriage.schemas.serde.AvroSerde;
import org.pulsartriage.schemas.topics.TopicCatalogue;

/**
 * Wires the watch for drift: candidates and scores, each counted by itself, are brought together in
 * one partition, since the tests of an hour are judged together; windows and alarms come out.
 */
final class DriftTopology {

  private static final Serde<byte[]> BYTES = Serdes.ByteArray();

  private DriftTopology() {}

  /**
   * @param topics names of the topics
   * @param settings how to watch
   * @param references what models were trained on
   * @param meters where it counts
   * @return the topology, an application of its own
   */
  static Topology of(
      TopicCatalogue topics,
      DriftSettings settings,
      ModelReferences references,
      DriftMeters meters) {
    StreamsBuilder builder = new StreamsBuilder();
    DriftProcessor.stores().forEach(builder::addStateStore);
    KStream<byte[], DriftObservation> measured =
        builder.stream(topics.candidates().name(), Consumed.with(BYTES, BYTES))
            .process(CandidateObservations::new);
    KStream<byte[], DriftObservation> scored =
        builder.stream(topics.scores().name(), Consumed.with(BYTES, BYTES))
            .process(ScoreObservations::new);
    KStream<String, SpecificRecordBase> out =
        measured
            .merge(scored)
            .repartition(
                Repartitioned.with(BYTES, AvroSerde.of(DriftObservation.class))
                    .withName("drift-observations")
                    .withNumberOfPartitions(1))
            .process(
                () -> new DriftProcessor(settings, references, meters),
                DriftProcessor.storeNames());
    out.filter((key, value) -> value instanceof DriftWindow)
        .mapValues(DriftWindow.class::cast)
        .to(topics.drift().name(), Produced.with(Serdes.String(), AvroSerde.of(DriftWindow.class)));
    out.filter((key, value) -> value instanceof Alarm)
        .mapValues(Alarm.class::cast)
        .to(topics.alarms().name(), Produced.with(Serdes.String(), AvroSerde.of(Alarm.class)));
    return builder.build();
  }
}
