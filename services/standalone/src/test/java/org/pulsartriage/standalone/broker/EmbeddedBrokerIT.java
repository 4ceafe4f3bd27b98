package org.pulsartriage.standalone.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.metadata.bootstrap.BootstrapDirectory;
import org.apache.kafka.metadata.bootstrap.BootstrapMetadata;
import org.apache.kafka.server.common.MetadataVersion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pulsartriage.schemas.topics.TopicCatalogue;

class EmbeddedBrokerIT {

  @Test
  void shouldFindOnTheSecondStartWhatTheFirstOneStored(@TempDir Path folder) throws Exception {
    String topic = TopicCatalogue.standard().scores().name();
    try (EmbeddedBroker first = EmbeddedBroker.start(folder, 0);
        Admin admin = admin(first);
        var producer =
            new KafkaProducer<>(client(first), new StringSerializer(), new StringSerializer())) {
      admin
          .createTopics(List.of(TopicCatalogue.standard().scores().toNewTopic((short) 1)))
          .all()
          .get();
      producer.send(new ProducerRecord<>(topic, 0, "key", "kept")).get();
    }

    try (EmbeddedBroker second = EmbeddedBroker.start(folder, 0);
        var consumer =
            new KafkaConsumer<>(
                client(second), new StringDeserializer(), new StringDeserializer())) {
      TopicPartition partition = new TopicPartition(topic, 0);
      consumer.assign(List.of(partition));
      consumer.seekToBeginning(List.of(partition));

      assertThat(consumer.poll(Duration.ofSeconds(20)).records(partition))
          .extracting(record -> record.value())
          .containsExactly("kept");
    }
  }

  @Test
  void shouldRefuseAFolderThatAnotherBrokerUses(@TempDir Path folder) {
    try (EmbeddedBroker first = EmbeddedBroker.start(folder, 0)) {
      assertThat(first.bootstrapServers()).startsWith("127.0.0.1:");
      assertThatThrownBy(() -> EmbeddedBroker.start(folder, 0))
          .isInstanceOf(BrokerStartException.class)
          .hasMessageContaining(folder.toString())
          .hasMessageContaining("in use");
    }
  }

  @Test
  void shouldNameTheFolderThatALaterKafkaHasWritten(@TempDir Path folder) throws Exception {
    EmbeddedBroker.start(folder, 0).close();
    MetadataVersion ours = MetadataVersion.latestProduction();
    Path log = folder.resolve("log");
    Files.delete(log.resolve(BootstrapDirectory.BINARY_BOOTSTRAP_FILENAME));
    new BootstrapDirectory(log.toString())
        .writeBinaryFile(
            BootstrapMetadata.fromVersion(ours, "a later Kafka")
                .copyWithFeatureRecord(
                    MetadataVersion.FEATURE_NAME, (short) (ours.featureLevel() + 1)));

    assertThatThrownBy(() -> EmbeddedBroker.start(folder, 0))
        .isInstanceOf(BrokerStartException.class)
        .hasMessageContaining(folder.toString())
        .hasMessageContaining("written by a later Kafka");
  }

  @Test
  void shouldNameThePortThatIsTaken(@TempDir Path folder) throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      assertThatThrownBy(() -> EmbeddedBroker.start(folder, taken.getLocalPort()))
          .isInstanceOf(BrokerStartException.class)
          .hasMessageContaining("port " + taken.getLocalPort());
    }
  }

  private static Admin admin(EmbeddedBroker broker) {
    return Admin.create(client(broker));
  }

  private static Map<String, Object> client(EmbeddedBroker broker) {
    return Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, broker.bootstrapServers());
  }
}
