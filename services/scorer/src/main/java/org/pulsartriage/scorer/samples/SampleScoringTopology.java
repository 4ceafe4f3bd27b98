package org.pulsartriage.scorer.samples;

import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.Topology;
import org.pulsartriage.schemas.topics.TopicCatalogue;

/**
 * Wires the scoring of samples: samples of every topic there is or will be; scores and rejections
 * out. Keys and values travel as bytes, so that a record that cannot be decoded reaches quarantine
 * as it is.
 */
public final class SampleScoringTopology {

  static final String SAMPLES = "samples";
  static final String SCORES = "sample-scores";
  static final String QUARANTINE = "quarantine";

  private static final String SCORING = "scoring";

  private SampleScoringTopology() {}

  /**
   * @param topics names of the topics
   * @param models the models that samples name
   * @return the topology
   */
  public static Topology of(TopicCatalogue topics, SampleModels models) {
    ByteArrayDeserializer in = new ByteArrayDeserializer();
    ByteArraySerializer out = new ByteArraySerializer();
    return new Topology()
        .addSource(SAMPLES, in, in, topics.everySamples())
        .addProcessor(SCORING, () -> new SampleScoringProcessor(models), SAMPLES)
        .addSink(SCORES, topics.sampleScores().name(), out, out, SCORING)
        .addSink(QUARANTINE, topics.quarantine().name(), out, out, SCORING);
  }
}
