package org.pulsartriage.schemas.topics;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/**
 * Creates the topics of a catalogue. Those that exist are left as they are; one whose number of
 * partitions differs is an error, since a candidate and its score would no longer share a partition
 * number.
 */
public final class TopicCreation {

  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);
  private static final int LOOKS = 300;

  private TopicCreation() {}

  /**
   * Returns once every topic can be seen by clients, and those that were created can be written to.
   * Without the latter a producer's first batch may be refused and its second taken, after which
   * the first one is refused for ever.
   *
   * @param admin a client of the cluster
   * @param topics the topics to have
   * @param replicationFactor copies of each partition of a topic that is created, 1 or more
   * @return names of the topics that were created, in the order given
   * @throws IllegalStateException where an existing topic has another number of partitions
   * @throws KafkaException where the cluster refuses, or does not answer
   */
  public static List<String> ensure(
      Admin admin, List<TopicDefinition> topics, short replicationFactor) {
    Map<String, KafkaFuture<Void>> results =
        admin
            .createTopics(topics.stream().map(t -> t.toNewTopic(replicationFactor)).toList())
            .values();
    List<String> created = new ArrayList<>();
    for (TopicDefinition topic : topics) {
      if (isNew(topic.name(), results.get(topic.name()))) {
        created.add(topic.name());
      }
    }
    checkPartitions(topics, describe(admin, topics));
    awaitLeaders(admin, topics.stream().filter(topic -> created.contains(topic.name())).toList());
    return created;
  }

  /** Offsets are told by leaders alone; the client asks again until there is one. */
  private static void awaitLeaders(Admin admin, List<TopicDefinition> topics) {
    Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
    for (TopicDefinition topic : topics) {
      for (int partition = 0; partition < topic.partitions(); partition++) {
        asked.put(new TopicPartition(topic.name(), partition), OffsetSpec.latest());
      }
    }
    try {
      admin.listOffsets(asked).all().get();
    } catch (ExecutionException e) {
      throw new KafkaException(
          "topics were created but cannot be written to: " + e.getCause().getMessage(),
          e.getCause());
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    }
  }

  private static boolean isNew(String topic, KafkaFuture<Void> result) {
    try {
      result.get();
      return true;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof TopicExistsException) {
        return false;
      }
      throw new KafkaException(
          "topic " + topic + " cannot be created: " + e.getCause().getMessage(), e.getCause());
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    }
  }

  private static Map<String, TopicDescription> describe(Admin admin, List<TopicDefinition> topics) {
    Map<String, TopicDescription> seen = new HashMap<>();
    List<String> missing = new ArrayList<>(topics.stream().map(TopicDefinition::name).toList());
    // A topic is created before every broker has heard of it.
    for (int look = 0; look < LOOKS && !missing.isEmpty(); look++) {
      if (look > 0) {
        CompletableFuture.runAsync(
                () -> {},
                CompletableFuture.delayedExecutor(BETWEEN_LOOKS.toMillis(), TimeUnit.MILLISECONDS))
            .join();
      }
      Map<String, KafkaFuture<TopicDescription>> results =
          admin.describeTopics(missing).topicNameValues();
      results.forEach((name, result) -> visible(result, name, seen));
      missing.removeAll(seen.keySet());
    }
    if (!missing.isEmpty()) {
      throw new KafkaException("topics " + missing + " were created but do not appear");
    }
    return seen;
  }

  private static void visible(
      KafkaFuture<TopicDescription> result, String name, Map<String, TopicDescription> seen) {
    try {
      seen.put(name, result.get());
    } catch (ExecutionException e) {
      if (!(e.getCause() instanceof UnknownTopicOrPartitionException)) {
        throw new KafkaException(
            "topic " + name + " cannot be described: " + e.getCause().getMessage(), e.getCause());
      }
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    }
  }

  private static void checkPartitions(
      List<TopicDefinition> topics, Map<String, TopicDescription> seen) {
    for (TopicDefinition topic : topics) {
      int found = seen.get(topic.name()).partitions().size();
      if (found != topic.partitions()) {
        throw new IllegalStateException(
            "topic "
                + topic.name()
                + " has "
                + found
                + " partitions, "
                + topic.partitions()
                + " are configured");
      }
    }
  }
}
