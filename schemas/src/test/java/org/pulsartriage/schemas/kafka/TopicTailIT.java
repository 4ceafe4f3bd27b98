package org.pulsartriage.schemas.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.pulsartriage.testsupport.TestCluster;

class TopicTailIT {

  private final KafkaConnection connection =
      KafkaConnection.to(TestCluster.shared().bootstrapServers());
  private final String topic = "tail-" + UUID.randomUUID();
  private final List<String> read = new ArrayList<>();

  @BeforeEach
  void createTopic() throws Exception {
    try (Admin admin = connection.admin()) {
      admin.createTopics(List.of(new NewTopic(topic, 1, (short) 1))).all().get();
    }
  }

  @Test
  void shouldHandOverWhatIsCommittedAndNoMore() {
    try (Producer<byte[], byte[]> producer = transactional();
        TopicTail tail = TopicTail.of(connection, topic)) {
      send(producer, "a");
      producer.commitTransaction();
      tail.readSettled(record -> take(record.value()));
      producer.beginTransaction();
      send(producer, "b");
      producer.flush();

      tail.read(record -> take(record.value()));

      assertThat(read).containsExactly("a");
      producer.abortTransaction();
    }
  }

  @Test
  void shouldWaitForATransactionThatIsUnderWay() {
    try (Producer<byte[], byte[]> first = transactional();
        Producer<byte[], byte[]> second = transactional();
        TopicTail tail = TopicTail.of(connection, topic)) {
      send(first, "a");
      first.commitTransaction();
      send(second, "b");
      second.flush();

      // What comes first ends the transaction of what comes next.
      tail.readSettled(
          record -> {
            take(record.value());
            if (read.size() == 1) {
              second.commitTransaction();
            }
          });

      assertThat(read).containsExactly("a", "b");
    }
  }

  private void take(byte[] value) {
    read.add(new String(value, StandardCharsets.UTF_8));
  }

  private void send(Producer<byte[], byte[]> producer, String value) {
    producer.send(new ProducerRecord<>(topic, value.getBytes(StandardCharsets.UTF_8)));
  }

  private Producer<byte[], byte[]> transactional() {
    Map<String, Object> configuration = new HashMap<>(connection.clientConfiguration());
    configuration.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, UUID.randomUUID().toString());
    Producer<byte[], byte[]> producer =
        new KafkaProducer<>(configuration, new ByteArraySerializer(), new ByteArraySerializer());
    producer.initTransactions();
    producer.beginTransaction();
    return producer;
  }
}
