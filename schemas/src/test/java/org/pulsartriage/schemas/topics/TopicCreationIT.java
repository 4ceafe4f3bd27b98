package org.pulsartriage.schemas.topics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.UUID;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.junit.jupiter.api.Test;
import org.pulsartriage.schemas.kafka.KafkaConnection;
import org.pulsartriage.schemas.ledger.LedgerReader;
import org.pulsartriage.testsupport.TestCluster;

class TopicCreationIT {

  private final String prefix = "t" + UUID.randomUUID() + ".";

  @Test
  void shouldCreateEveryTopicOnce() {
    KafkaConnection connection = connection(2, Map.of());

    assertThat(connection.createTopics())
        .containsExactlyElementsOf(
            connection.topics().all().stream().map(TopicDefinition::name).toList());
    assertThat(connection.createTopics()).isEmpty();
    try (LedgerReader ledger = new LedgerReader(connection)) {
      assertThat(ledger.read().entries()).isEmpty();
    }
  }

  @Test
  void shouldRefuseAnExistingTopicWithAnotherNumberOfPartitions() {
    connection(2, Map.of()).createTopics();

    assertThatThrownBy(() -> connection(3, Map.of()).createTopics())
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("topic " + prefix + "candidates has 2 partitions, 3 are configured");
  }

  @Test
  void shouldSayWhereNoBrokerAnswers() {
    KafkaConnection connection =
        new KafkaConnection(
            "127.0.0.1:1",
            new TopicCatalogue(prefix, 2),
            (short) 1,
            Map.of("default.api.timeout.ms", "1000", "request.timeout.ms", "1000"));

    assertThatThrownBy(connection::createTopics)
        .isInstanceOf(KafkaException.class)
        .hasMessage("no Kafka broker answers at 127.0.0.1:1");
  }

  @Test
  void shouldNameATopicThatIsNotThere() {
    assertThatThrownBy(() -> new LedgerReader(connection(2, Map.of())))
        .isInstanceOf(UnknownTopicOrPartitionException.class)
        .hasMessageContaining(prefix + "ledger does not exist");
  }

  private KafkaConnection connection(int partitions, Map<String, String> clients) {
    return new KafkaConnection(
        TestCluster.shared().bootstrapServers(),
        new TopicCatalogue(prefix, partitions),
        (short) 1,
        clients);
  }
}
