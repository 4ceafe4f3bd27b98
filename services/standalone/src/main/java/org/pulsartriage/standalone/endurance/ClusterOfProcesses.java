package org.pulsartriage.standalone.endurance;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;
import org.pulsartriage.ingest.IngestApplication;
import org.pulsartriage.schemas.kafka.KafkaConnection;
import org.pulsartriage.schemas.topics.TopicCatalogue;
import org.pulsartriage.scorer.ScorerApplication;
import org.pulsartriage.standalone.process.Probes;
import org.pulsartriage.standalone.process.RestartableProcess;

/**
 * Three brokers, ingest and scorer, each a process, with three copies of every topic: what {@code
 * deploy/cluster} sets up.
 */
final class ClusterOfProcesses implements Deployment {

  private static final int BROKERS = 3;
  private static final Duration PATIENCE = Duration.ofSeconds(180);

  private final Path folder;
  private final int[] ports = new int[BROKERS];
  private final int[] controllerPorts = new int[BROKERS];
  private final List<RestartableProcess> brokers = new ArrayList<>();
  private final RestartableProcess ingest;
  private final RestartableProcess scorer;
  private final KafkaConnection connection;

  /**
   * @param folder where everything goes
   * @param watched folder whose files ingest takes
   * @param settings of the services, as variables of the environment
   * @throws IOException where the folder cannot be written
   */
  ClusterOfProcesses(Path folder, Path watched, Map<String, String> settings) throws IOException {
    this.folder = folder;
    StringJoiner servers = new StringJoiner(",");
    for (int i = 0; i < BROKERS; i++) {
      ports[i] = RestartableProcess.freePort();
      controllerPorts[i] = RestartableProcess.freePort();
      servers.add("127.0.0.1:" + ports[i]);
    }
    format();
    for (int i = 0; i < BROKERS; i++) {
      brokers.add(
          new RestartableProcess(
              "broker-" + (i + 1),
              "kafka.Kafka",
              List.of(properties(i).toString()),
              Map.of(),
              folder,
              Probes.accepts(ports[i])));
    }
    this.connection =
        new KafkaConnection(
            servers.toString(), TopicCatalogue.standard(), (short) BROKERS, Map.of());
    this.ingest =
        service(
            "ingest",
            IngestApplication.class,
            settings,
            Map.of(
                "TRIAGE_INGEST_WATCH",
                watched.toString(),
                "TRIAGE_INGEST_STATE_DIRECTORY",
                folder.resolve("ingest-state").toString()));
    this.scorer =
        service(
            "scorer",
            ScorerApplication.class,
            settings,
            Map.of("TRIAGE_SCORER_STATE_DIRECTORY", folder.resolve("scorer-state").toString()));
  }

  private RestartableProcess service(
      String name, Class<?> main, Map<String, String> settings, Map<String, String> own)
      throws IOException {
    int port = RestartableProcess.freePort();
    Map<String, String> environment = new HashMap<>(settings);
    environment.putAll(own);
    environment.put("TRIAGE_BOOTSTRAP_SERVERS", connection.bootstrapServers());
    environment.put("TRIAGE_REPLICATION_FACTOR", Integer.toString(BROKERS));
    environment.put("MICRONAUT_SERVER_PORT", Integer.toString(port));
    return new RestartableProcess(
        name, main.getName(), List.of(), environment, folder, Probes.healthy(port));
  }

  @Override
  public void start() throws IOException {
    for (RestartableProcess broker : brokers) {
      broker.start();
    }
    for (RestartableProcess broker : brokers) {
      broker.awaitReady(PATIENCE);
    }
    for (RestartableProcess service : List.of(ingest, scorer)) {
      service.start();
      service.awaitReady(PATIENCE);
    }
  }

  @Override
  public KafkaConnection connection() {
    return connection;
  }

  @Override
  public List<RestartableProcess> victims() {
    List<RestartableProcess> victims = new ArrayList<>();
    for (RestartableProcess broker : brokers) {
      victims.addAll(List.of(scorer, broker, ingest));
    }
    return victims;
  }

  @Override
  public void close() {
    scorer.close();
    ingest.close();
    brokers.forEach(RestartableProcess::close);
  }

  private Path properties(int index) {
    return folder.resolve("broker-" + (index + 1) + ".properties");
  }

  private void format() throws IOException {
    Files.createDirectories(folder);
    StringJoiner voters = new StringJoiner(",");
    for (int i = 0; i < BROKERS; i++) {
      voters.add((i + 1) + "@127.0.0.1:" + controllerPorts[i]);
    }
    String clusterId = Uuid.randomUuid().toString();
    for (int i = 0; i < BROKERS; i++) {
      Path log = folder.resolve("broker-" + (i + 1));
      Files.write(properties(i), configuration(i, log, voters.toString()));
      Files.createDirectories(log);
      try (PrintStream quiet = new PrintStream(OutputStream.nullOutputStream())) {
        new Formatter()
            .setPrintStream(quiet)
            .setNodeId(i + 1)
            .setClusterId(clusterId)
            .addDirectory(log.toString())
            .setReleaseVersion(MetadataVersion.latestProduction())
            .setControllerListenerName("CONTROLLER")
            .setMetadataLogDirectory(log.toString())
            .run();
      } catch (IOException | RuntimeException e) {
        throw e;
      } catch (Exception e) {
        throw new IOException("broker-" + (i + 1) + " cannot be formatted: " + e.getMessage(), e);
      }
    }
  }

  private List<String> configuration(int index, Path log, String voters) {
    return List.of(
        "process.roles=broker,controller",
        "node.id=" + (index + 1),
        "controller.quorum.voters=" + voters,
        "listeners=PLAINTEXT://127.0.0.1:"
            + ports[index]
            + ",CONTROLLER://127.0.0.1:"
            + controllerPorts[index],
        "controller.listener.names=CONTROLLER",
        "log.dirs=" + log,
        "auto.create.topics.enable=false",
        "default.replication.factor=3",
        "min.insync.replicas=2",
        "offsets.topic.replication.factor=3",
        "transaction.state.log.replication.factor=3",
        "transaction.state.log.min.isr=2",
        "share.coordinator.state.topic.replication.factor=3",
        "share.coordinator.state.topic.min.isr=2",
        "offsets.topic.num.partitions=6",
        "transaction.state.log.num.partitions=6",
        "broker.session.timeout.ms=3000",
        "group.initial.rebalance.delay.ms=0");
  }
}
