package org.pulsartriage.standalone.broker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pulsartriage.standalone.process.Probes;
import org.pulsartriage.standalone.process.RestartableProcess;

/**
 * A commit has come back, but its markers are still being written, partition by partition: there
 * the broker is killed. Kafka 4.3.0 to 4.4.0 may lose the rest of the markers at the next start of
 * a lone broker (KAFKA-20734): what was committed stays undecided for ever. With 4.3.1 this has
 * failed in one run of three.
 */
class KilledBrokerIT {

  private static final String TOPIC = "marked";
  private static final String GROUP = "group";

  /** So many that their markers take longer than a signal does. */
  private static final int PARTITIONS = 300;

  private static final int ATTEMPTS = 5;
  private static final long OFFSET = 7;
  private static final int MARKER_BYTES = 78;
  private static final String FIRST_SEGMENT = "00000000000000000000.log";
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  @Test
  void shouldFinishTheTransactionThatItWasKilledIn(@TempDir Path folder) throws Exception {
    int port = RestartableProcess.freePort();
    String address = "127.0.0.1:" + port;
    try (RestartableProcess broker = broker(folder, port)) {
      start(broker);
      createTopic(address);
      boolean cut = false;
      for (int attempt = 1; attempt <= ATTEMPTS && !cut; attempt++) {
        cut = isKilledInACommit(address, broker, folder.resolve("data/log"));
        start(broker);
      }
      assertThat(cut).as("a kill between the commit and its last marker").isTrue();

      assertThat(committedPartitions(address)).hasSize(PARTITIONS);
      assertThat(committedOffset(address)).isEqualTo(OFFSET);
    }
  }

  private static void start(RestartableProcess broker) throws IOException {
    broker.start();
    broker.awaitReady(PATIENCE);
  }

  private static void createTopic(String address) throws Exception {
    try (Admin admin = Admin.create(Map.<String, Object>of("bootstrap.servers", address))) {
      admin.createTopics(List.of(new NewTopic(TOPIC, PARTITIONS, (short) 1))).all().get();
    }
  }

  /**
   * @return whether a partition was left without its marker
   */
  private static boolean isKilledInACommit(String address, RestartableProcess broker, Path log)
      throws IOException {
    Map<String, Object> configuration =
        Map.of("bootstrap.servers", address, "transactional.id", "killed");
    var producer =
        new KafkaProducer<>(configuration, new StringSerializer(), new StringSerializer());
    try {
      producer.initTransactions();
      producer.beginTransaction();
      for (int partition = 0; partition < PARTITIONS; partition++) {
        producer.send(new ProducerRecord<>(TOPIC, partition, "key", "value"));
      }
      producer.sendOffsetsToTransaction(
          Map.of(new TopicPartition(TOPIC, 0), new OffsetAndMetadata(OFFSET)),
          new ConsumerGroupMetadata(GROUP));
      producer.flush();
      long unmarked = bytes(log);
      producer.commitTransaction();
      broker.kill();
      return bytes(log) < unmarked + (long) PARTITIONS * MARKER_BYTES;
    } finally {
      producer.close(Duration.ZERO);
    }
  }

  /** A marker is appended to the partition's file, and a killed process's writes stay. */
  private static long bytes(Path log) throws IOException {
    long bytes = 0;
    for (int partition = 0; partition < PARTITIONS; partition++) {
      bytes += Files.size(log.resolve(TOPIC + "-" + partition).resolve(FIRST_SEGMENT));
    }
    return bytes;
  }

  private static Set<Integer> committedPartitions(String address) {
    Set<Integer> seen = new HashSet<>();
    try (var consumer = consumer(address)) {
      List<TopicPartition> all =
          IntStream.range(0, PARTITIONS).mapToObj(each -> new TopicPartition(TOPIC, each)).toList();
      consumer.assign(all);
      consumer.seekToBeginning(all);
      long end = System.nanoTime() + PATIENCE.toNanos();
      while (seen.size() < PARTITIONS && System.nanoTime() < end) {
        consumer.poll(Duration.ofSeconds(1)).forEach(record -> seen.add(record.partition()));
      }
    }
    return seen;
  }

  /** Waits until the offset's transaction is decided, as a starting Kafka Streams does. */
  private static long committedOffset(String address) {
    TopicPartition partition = new TopicPartition(TOPIC, 0);
    try (var consumer = consumer(address)) {
      return consumer.committed(Set.of(partition), PATIENCE).get(partition).offset();
    }
  }

  private static KafkaConsumer<String, String> consumer(String address) {
    Map<String, Object> configuration =
        Map.of(
            "bootstrap.servers",
            address,
            "group.id",
            GROUP,
            "isolation.level",
            "read_committed",
            "enable.auto.commit",
            false);
    return new KafkaConsumer<>(configuration, new StringDeserializer(), new StringDeserializer());
  }

  private static RestartableProcess broker(Path folder, int port) {
    return new RestartableProcess(
        "broker",
        MortalBroker.class.getName(),
        List.of(folder.resolve("data").toString(), Integer.toString(port)),
        Map.of(),
        folder,
        Probes.accepts(port));
  }
}
