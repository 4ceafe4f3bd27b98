package org.pulsartriage.trainer.labels;

import java.time.Duration;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.Repartitioned;
import org.pulsartriage.schemas.topics.TopicCatalogue;

/**
 * Wires the check: labels, brought to the partition of their candidate, meet the identities of
 * scored candidates; a label that finds none, or a simulated pulsar, goes to quarantine. Scores
 * tell of candidates in a few hundred bytes each, where the candidates themselves would take tens
 * of thousands.
 */
final class LabelCheckTopology {

  private static final Serde<byte[]> BYTES = Serdes.ByteArray();

  private LabelCheckTopology() {}

  static Topology of(TopicCatalogue topics, Duration patience, LabelMeters meters) {
    StreamsBuilder builder = new StreamsBuilder();
    builder.addStateStore(KnownCandidates.store());
    builder.addStateStore(WaitingLabels.store());
    builder.stream(topics.scores().name(), Consumed.with(BYTES, BYTES))
        .process(() -> new ScoredCandidates(meters), KnownCandidates.STORE, WaitingLabels.STORE)
        .to(topics.quarantine().name(), Produced.with(BYTES, BYTES));
    builder.stream(topics.labels().name(), Consumed.with(BYTES, BYTES))
        .process(LabelReading::new)
        .repartition(
            Repartitioned.with(BYTES, BYTES)
                .withName("labels-by-candidate")
                .withNumberOfPartitions(topics.scores().partitions()))
        .process(
            () -> new LabelChecking(topics.labels().name(), patience, meters),
            KnownCandidates.STORE,
            WaitingLabels.STORE)
        .to(topics.quarantine().name(), Produced.with(BYTES, BYTES));
    return builder.build();
  }
}
