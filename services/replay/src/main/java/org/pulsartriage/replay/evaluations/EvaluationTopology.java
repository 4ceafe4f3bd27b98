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
 * Wires the evaluation: the truth of samples and their scores, which have the same key and the same
 * partitions, meet by run and sample; what has met goes on by run to where all of a run comes
 * together.
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

    // A pattern that matches no topic yet must be alone in its part of the topology: a task that
    // runs for another source of the same part refuses the first topic that comes to match.
    KStream<String, EvaluatedSample> truths =
        builder.stream(
                topics.everySamples(),
                Consumed.with(Serdes.String(), AvroSerde.of(LabelledSample.class))
                    .withName("samples"))
            .filter((id, sample) -> sample != null && sample.getModel() != null)
            .mapValues(MeetingPoint::truth)
            .repartition(repartitioned("truths", topics));
    KStream<String, SampleScore> scores =
        builder.stream(
            topics.sampleScores().name(),
            Consumed.with(Serdes.String(), AvroSerde.of(SampleScore.class)).withName("scores"));
    KStream<String, EvaluatedSample> evaluated =
        truths
            .process(
                () -> new MeetingPoint.OfTruths(),
                Named.as("truth-arrives"),
                MeetingPoint.storeNames())
            .merge(
                scores.process(
                    () -> new MeetingPoint.OfScores(),
                    Named.as("score-arrives"),
                    MeetingPoint.storeNames()))
            .repartition(repartitioned("evaluated", topics));

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

  private static Repartitioned<String, EvaluatedSample> repartitioned(
      String name, TopicCatalogue topics) {
    return Repartitioned.with(Serdes.String(), AvroSerde.of(EvaluatedSample.class))
        .withName(name)
        .withNumberOfPartitions(topics.partitions());
  }
}
