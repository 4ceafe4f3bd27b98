package org.pulsartriage.schemas.kafka;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.TimeoutException;
import org.pulsartriage.schemas.topics.TopicCatalogue;
import org.pulsartriage.schemas.topics.TopicCreation;

/**
 * A Kafka cluster, the topics that the pipeline has on it, and what every client needs to speak to
 * it.
 *
 * @param bootstrapServers host:port, several with commas
 * @param topics the catalogue
 * @param replicationFactor copies of each partition of topics that are created, 1 or more
 * @param clientProperties passed on to every client as they are: TLS, SASL, timeouts
 */
public record KafkaConnection(
    String bootstrapServers,
    TopicCatalogue topics,
    short replicationFactor,
    Map<String, String> clientProperties) {

  /** Where a broker is looked for if nothing else is configured. */
  public static final String DEFAULT_BOOTSTRAP_SERVERS = "127.0.0.1:9092";

  /** Checks that there is an address and at least one copy. */
  public KafkaConnection {
    if (bootstrapServers == null || bootstrapServers.isBlank()) {
      throw new IllegalArgumentException("bootstrap servers: empty");
    }
    if (replicationFactor < 1) {
      throw new IllegalArgumentException("replication factor " + replicationFactor + ": 1 or more");
    }
    clientProperties = Map.copyOf(clientProperties);
  }

  /**
   * @param bootstrapServers host:port, several with commas
   * @return a plain-text connection with the standard catalogue and one copy of each partition
   */
  public static KafkaConnection to(String bootstrapServers) {
    return new KafkaConnection(bootstrapServers, TopicCatalogue.standard(), (short) 1, Map.of());
  }

  /**
   * @param file a Java properties file of client settings, for secrets that should stand in no
   *     environment
   * @return this connection with these settings added; they win
   * @throws IOException where the file cannot be read
   */
  public KafkaConnection withPropertiesFile(Path file) throws IOException {
    Properties read = new Properties();
    try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      read.load(reader);
    }
    Map<String, String> merged = new TreeMap<>(clientProperties);
    read.forEach((key, value) -> merged.put(key.toString(), value.toString()));
    return new KafkaConnection(bootstrapServers, topics, replicationFactor, merged);
  }

  /**
   * @return a fresh map that every kind of client accepts, to be added to
   */
  public Map<String, Object> clientConfiguration() {
    Map<String, Object> configuration = new HashMap<>(clientProperties);
    configuration.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
    return configuration;
  }

  /**
   * Creates the topics of the catalogue that do not exist.
   *
   * @return names of those that were created
   * @throws IllegalStateException where an existing topic has another number of partitions
   * @throws KafkaException where no broker answers, or the cluster refuses
   */
  public List<String> createTopics() {
    try (Admin admin = admin()) {
      return TopicCreation.ensure(admin, topics.all(), replicationFactor);
    } catch (KafkaException e) {
      if (e.getCause() instanceof TimeoutException) {
        throw new KafkaException("no Kafka broker answers at " + bootstrapServers, e);
      }
      throw e;
    }
  }

  /**
   * @return an admin client, to be closed by the caller
   */
  public Admin admin() {
    return Admin.create(clientConfiguration());
  }
}
