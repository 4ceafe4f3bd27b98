package org.pulsartriage.replay.evaluations;

import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.Repartitioned;
import org.pulsartriage.schemas.EvaluatedSample;
import org.pulsartriage.schemas.Evaluation;
import org.pulsartriage.schemas.LabelledSample;
import org.pulsartriage.schemas.ReplayProgress;
import org.pulsartriage.schemas.SampleScore;
import org.pulsartriage.schemas.serde.AvroSerde;
import org.pulsartriage.schemas.topics.TopicCatalogue;

/**
 * Wires the evaluation: samples and their scores, which have the same key and the same partitions,
 * meet by run and sample; what has met goes on by run to where all of a run comes together.
 */
public final class EvaluationTopology {

  private EvaluationTopology() {}

  /**
   * @param topics names of the topics
   * @return the topology
   */
  public static Topology of(TopicCatalogue topics) {
    StreamsBuilder builder = new StreamsBuilder();
    MeetingPoint.stores().forEach(builder::addStateStore);
    RunTally.stores().forEach(builder::addStateStore);

    KStream<String, LabelledSample> samples =
        builder.stream(
            topics.everySamples(),
            Consumed.with(Serdes.String(), AvroSerde.of(LabelledSample.class)).withName("samples"));
    KStream<String, SampleScore> scores =
        builder.stream(
            topics.sampleScores().name(),
            Consumed.with(Serdes.String(), AvroSerde.of(SampleScore.class)).withName("scores"));
    KStream<String, EvaluatedSample> evaluated =
        samples
            .process(
                () -> new MeetingPoint.OfSamples(),
                Named.as("truth-arrives"),
                MeetingPoint.storeNames())
            .merge(
                scores.process(
                    () -> new MeetingPoint.OfScores(),
                    Named.as("score-arrives"),
                    MeetingPoint.storeNames()))
            .repartition(
                Repartitioned.with(Serdes.String(), AvroSerde.of(EvaluatedSample.class))
                    .withName("evaluated")
                    .withNumberOfPartitions(topics.partitions()));

    KStream<String, ReplayProgress> progress =
        builder.stream(
            topics.replayProgress().name(),
            Consumed.with(Serdes.String(), AvroSerde.of(ReplayProgress.class))
                .withName("progress"));
    evaluated
        .process(() -> new RunTally.OfSamples(), Named.as("tally"), RunTally.storeNames())
        .merge(
            progress.process(
                () -> new RunTally.OfProgress(), Named.as("tally-progress"), RunTally.storeNames()))
        .to(
            topics.evaluations().name(),
            Produced.with(Serdes.String(), AvroSerde.of(Evaluation.class)));
    return builder.build();
  }
}
