package org.pulsartriage.standalone.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.pulsartriage.schemas.kafka.KafkaConnection;
import org.pulsartriage.schemas.topics.TopicCatalogue;
import org.pulsartriage.standalone.console.CommandFailure;
import picocli.CommandLine.Option;

/** Where the pipeline's Kafka is: the options that every command that speaks to it has. */
public final class PipelineOptions {

  private static final int ANSWER_WITHIN_SECONDS = 10;

  @Option(
      names = "--bootstrap-servers",
      paramLabel = "HOST:PORT[,...]",
      defaultValue =
          "${env:TRIAGE_BOOTSTRAP_SERVERS:-" + KafkaConnection.DEFAULT_BOOTSTRAP_SERVERS + "}",
      description =
          "Brokers of the pipeline; default ${DEFAULT-VALUE}, where './triage up' listens.")
  private String bootstrapServers;

  @Option(
      names = "--topic-prefix",
      paramLabel = "PREFIX",
      defaultValue = "${env:TRIAGE_TOPIC_PREFIX:-" + TopicCatalogue.DEFAULT_PREFIX + "}",
      description = "What every topic's name begins with; default ${DEFAULT-VALUE}.")
  private String topicPrefix;

  @Option(
      names = "--partitions",
      paramLabel = "N",
      defaultValue = "${env:TRIAGE_PARTITIONS:-" + TopicCatalogue.DEFAULT_PARTITIONS + "}",
      description = "Partitions of the candidates topic; default ${DEFAULT-VALUE}.")
  private int partitions;

  @Option(
      names = "--client-properties",
      paramLabel = "FILE",
      description = "Kafka client settings (TLS, SASL, ...) as a properties file.")
  private Path clientProperties;

  /**
   * @return the pipeline's Kafka, after a broker has answered
   * @throws CommandFailure where none answers
   * @throws IOException where the client properties cannot be read
   */
  public KafkaConnection connect() throws IOException {
    KafkaConnection connection =
        new KafkaConnection(
            bootstrapServers, new TopicCatalogue(topicPrefix, partitions), (short) 1, Map.of());
    if (clientProperties != null) {
      connection = connection.withPropertiesFile(clientProperties);
    }
    requireAnswer(connection);
    return connection;
  }

  private static void requireAnswer(KafkaConnection connection) {
    Map<String, Object> configuration = new TreeMap<>(connection.clientConfiguration());
    configuration.put(
        AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, ANSWER_WITHIN_SECONDS * 1000 / 2);
    configuration.put(
        AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, ANSWER_WITHIN_SECONDS * 1000);
    try (Admin admin = Admin.create(configuration)) {
      admin.describeCluster().nodes().get(ANSWER_WITHIN_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new CommandFailure(
          "no Kafka broker answers at "
              + connection.bootstrapServers()
              + ": './triage up' starts one, --bootstrap-servers names another",
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CommandFailure("interrupted", e);
    }
  }
}
