package org.pulsartriage.hosting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micronaut.context.ApplicationContext;
import io.micronaut.context.env.PropertySource;
import io.micronaut.context.env.PropertySource.PropertyConvention;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pulsartriage.schemas.kafka.KafkaConnection;
import org.pulsartriage.schemas.topics.TopicCatalogue;

class ConnectionSettingsTest {

  @Test
  void shouldLookForABrokerOnThisMachineWhereNothingIsConfigured() {
    KafkaConnection connection = connection(Map.of());

    assertThat(connection).isEqualTo(KafkaConnection.to("127.0.0.1:9092"));
  }

  @Test
  void shouldTakeEverySetting() {
    KafkaConnection connection =
        connection(
            Map.of(
                "triage.bootstrap-servers", "a:1,b:2",
                "triage.topic-prefix", "night.",
                "triage.partitions", 8,
                "triage.replication-factor", 3,
                "triage.kafka.security.protocol", "SSL"));

    assertThat(connection.bootstrapServers()).isEqualTo("a:1,b:2");
    assertThat(connection.topics()).isEqualTo(new TopicCatalogue("night.", 8));
    assertThat(connection.replicationFactor()).isEqualTo((short) 3);
    assertThat(connection.clientProperties())
        .containsExactly(Map.entry("security.protocol", "SSL"));
  }

  @Test
  void shouldPassClientSettingsOfTheEnvironmentOn() {
    KafkaConnection connection =
        connection(
            PropertySource.of(
                "environment",
                Map.of("TRIAGE_KAFKA_SECURITY_PROTOCOL", "SASL_SSL"),
                PropertyConvention.ENVIRONMENT_VARIABLE));

    assertThat(connection.clientProperties()).containsEntry("security.protocol", "SASL_SSL");
  }

  @Test
  void shouldAddTheClientSettingsOfAFile(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("client.properties"), "sasl.mechanism=PLAIN\n");

    KafkaConnection connection =
        connection(
            Map.of(
                "triage.kafka-properties-file", file.toString(), "triage.kafka.client.id", "me"));

    assertThat(connection.clientProperties())
        .containsOnly(Map.entry("sasl.mechanism", "PLAIN"), Map.entry("client.id", "me"));
  }

  @Test
  void shouldNameAFileThatIsNotThere() {
    assertThatThrownBy(() -> connection(Map.of("triage.kafka-properties-file", "/no/such.file")))
        .satisfies(
            e ->
                assertThat(FailureLine.of(e))
                    .startsWith("triage.kafka-properties-file: /no/such.file cannot be read"));
  }

  @Test
  void shouldTellAMisuseInOneLine() {
    assertThatThrownBy(() -> connection(Map.of("triage.partitions", 0)))
        .satisfies(e -> assertThat(FailureLine.of(e)).isEqualTo("partitions 0: 1 or more"));
  }

  private static KafkaConnection connection(Map<String, Object> settings) {
    return connection(PropertySource.of("test", settings));
  }

  private static KafkaConnection connection(PropertySource source) {
    try (ApplicationContext context =
        ApplicationContext.builder()
            .deduceEnvironment(false)
            .environmentPropertySource(false)
            .propertySources(source)
            .start()) {
      return context.getBean(KafkaConnection.class);
    }
  }
}
