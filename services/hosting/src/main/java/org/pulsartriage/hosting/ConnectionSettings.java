package org.pulsartriage.hosting;

import io.micronaut.context.env.Environment;
import io.micronaut.core.naming.conventions.StringConvention;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.pulsartriage.schemas.kafka.KafkaConnection;
import org.pulsartriage.schemas.topics.TopicCatalogue;

/**
 * The settings {@code triage.bootstrap-servers}, {@code triage.topic-prefix}, {@code
 * triage.partitions}, {@code triage.replication-factor}, {@code triage.kafka.*} (passed on to every
 * client) and {@code triage.kafka-properties-file} (the same from a file, for secrets).
 */
final class ConnectionSettings {

  private ConnectionSettings() {}

  static KafkaConnection of(Environment environment) {
    KafkaConnection connection =
        new KafkaConnection(
            environment
                .getProperty("triage.bootstrap-servers", String.class)
                .orElse(KafkaConnection.DEFAULT_BOOTSTRAP_SERVERS),
            new TopicCatalogue(
                environment
                    .getProperty("triage.topic-prefix", String.class)
                    .orElse(TopicCatalogue.DEFAULT_PREFIX),
                environment
                    .getProperty("triage.partitions", Integer.class)
                    .orElse(TopicCatalogue.DEFAULT_PARTITIONS)),
            environment.getProperty("triage.replication-factor", Short.class).orElse((short) 1),
            clients(environment));
    Path file = environment.getProperty("triage.kafka-properties-file", Path.class).orElse(null);
    if (file == null) {
      return connection;
    }
    try {
      return connection.withPropertiesFile(file);
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "triage.kafka-properties-file: " + file + " cannot be read: " + e.getMessage(), e);
    }
  }

  private static Map<String, String> clients(Environment environment) {
    Map<String, String> clients = new TreeMap<>();
    // Variables of the environment come in every spelling, with '-' among them; settings of files
    // come as they were written. Kafka's own settings have dots only.
    for (StringConvention spelling : List.of(StringConvention.HYPHENATED, StringConvention.RAW)) {
      environment
          .getProperties("triage.kafka", spelling)
          .forEach((key, value) -> clients.put(key.replace('-', '.'), String.valueOf(value)));
    }
    return clients;
  }
}
