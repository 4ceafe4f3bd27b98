package org.pulsartriage.scorer.topology;

import java.util.function.Supplier;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.Topology;
import org.pulsartriage.models.engine.CandidateScorer;
import org.pulsartriage.schemas.topics.TopicCatalogue;
import org.pulsartriage.scorer.ScorerMeters;
import org.pulsartriage.scorer.catalogue.KnownPulsars;

/**
 * Wires the scorer: candidates in; scores, rejections and ledger entries out. Keys and values
 * travel as bytes, so that a record that cannot be decoded reaches the processor, and quarantine,
 * as it is.
 */
public final class ScorerTopology {

  static final String CANDIDATES = "candidates";
  static final String SCORES = "scores";
  static final String QUARANTINE = "quarantine";
  static final String LEDGER = "ledger";
  static final String BEFORE_COMMIT = "before-commit";

  private static final String SCORING = "scoring";

  private ScorerTopology() {}

  /**
   * @param topics names of the topics
   * @param limits of batches and memory
   * @param scorers gives the calling thread its scorer
   * @param knownPulsars marks scores with the known pulsars that they may be
   * @param meters the service's own counters
   * @return the topology
   */
  public static Topology of(
      TopicCatalogue topics,
      ScoringLimits limits,
      Supplier<CandidateScorer> scorers,
      KnownPulsars knownPulsars,
      ScorerMeters meters) {
    ByteArrayDeserializer in = new ByteArrayDeserializer();
    ByteArraySerializer out = new ByteArraySerializer();
    return new Topology()
        .addSource(CANDIDATES, in, in, topics.candidates().name())
        .addProcessor(
            SCORING, () -> new ScoringProcessor(scorers, limits, knownPulsars, meters), CANDIDATES)
        .addStateStore(SeenCandidates.store(limits.seenRetention()), SCORING)
        .addStateStore(PartitionCounts.store(), SCORING)
        .addStateStore(BeforeCommit.store(BEFORE_COMMIT), SCORING)
        .addSink(SCORES, topics.scores().name(), out, out, SCORING)
        .addSink(QUARANTINE, topics.quarantine().name(), out, out, SCORING)
        .addSink(LEDGER, topics.ledger().name(), out, out, SCORING);
  }
}
