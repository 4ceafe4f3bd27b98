package org.pulsartriage.scorer.topology;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.Topology;
import org.pulsartriage.schemas.ModelRole;
import org.pulsartriage.schemas.topics.TopicCatalogue;
import org.pulsartriage.schemas.topics.TopicDefinition;

/**
 * Wires the scorer: candidates in; scores, rejections, ledger entries and changes of model out. The
 * shadow's has scores and changes of model alone: what cannot be scored is the active model's to
 * tell. Keys and values travel as bytes, so that a record that cannot be decoded reaches the
 * processor, and quarantine, as it is.
 */
public final class ScorerTopology {

  static final String CANDIDATES = "candidates";
  static final String SCORES = "scores";
  static final String QUARANTINE = "quarantine";
  static final String LEDGER = "ledger";
  static final String SWITCHES = "switches";
  static final String BEFORE_COMMIT = "before-commit";

  private static final String SCORING = "scoring";

  private ScorerTopology() {}

  /**
   * @param topics names of the topics
   * @param plan what to score with, and how
   * @return the topology
   */
  public static Topology of(TopicCatalogue topics, ScoringPlan plan) {
    ByteArrayDeserializer in = new ByteArrayDeserializer();
    ByteArraySerializer out = new ByteArraySerializer();
    Topology topology =
        new Topology()
            .addSource(CANDIDATES, in, in, topics.candidates().name())
            .addProcessor(SCORING, () -> new ScoringProcessor(plan), CANDIDATES)
            .addStateStore(SeenCandidates.store(plan.limits().seenRetention()), SCORING)
            .addStateStore(PartitionCounts.store(), SCORING)
            .addStateStore(PartitionModel.store(), SCORING)
            .addStateStore(BeforeCommit.store(BEFORE_COMMIT), SCORING);
    outputs(topics, plan.role())
        .forEach((sink, topic) -> topology.addSink(sink, topic.name(), out, out, SCORING));
    return topology;
  }

  static Set<String> sinks(ModelRole role) {
    return outputs(TopicCatalogue.standard(), role).keySet();
  }

  private static Map<String, TopicDefinition> outputs(TopicCatalogue topics, ModelRole role) {
    Map<String, TopicDefinition> outputs = new LinkedHashMap<>();
    outputs.put(SWITCHES, topics.modelSwitches());
    if (role == ModelRole.SHADOW) {
      outputs.put(SCORES, topics.shadowScores());
    } else {
      outputs.put(SCORES, topics.scores());
      outputs.put(QUARANTINE, topics.quarantine());
      outputs.put(LEDGER, topics.ledger());
    }
    return outputs;
  }
}
