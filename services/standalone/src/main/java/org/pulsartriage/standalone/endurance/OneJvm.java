package org.pulsartriage.standalone.endurance;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.pulsartriage.schemas.kafka.KafkaConnection;
import org.pulsartriage.standalone.Triage;
import org.pulsartriage.standalone.process.Probes;
import org.pulsartriage.standalone.process.RestartableProcess;

/** {@code triage up}: broker, ingest and scorer in one JVM. */
final class OneJvm implements Deployment {

  private static final Duration PATIENCE = Duration.ofSeconds(120);

  private final KafkaConnection connection;
  private final RestartableProcess process;
  private final int httpPort;

  /**
   * @param folder where everything goes
   * @param watched folder whose files it takes
   * @param settings of the services, as variables of the environment
   * @throws IOException where no port is free
   */
  OneJvm(Path folder, Path watched, Map<String, String> settings) throws IOException {
    int kafkaPort = RestartableProcess.freePort();
    this.httpPort = RestartableProcess.freePort();
    this.connection = KafkaConnection.to("127.0.0.1:" + kafkaPort);
    this.process =
        new RestartableProcess(
            "up",
            Triage.class.getName(),
            List.of(
                "up",
                // Whoever endures changes the models: the gate would come in between.
                "--no-auto-shadow",
                "--home",
                folder.resolve("home").toString(),
                "--kafka-port",
                Integer.toString(kafkaPort),
                "--http-port",
                Integer.toString(httpPort),
                "--watch",
                watched.toString()),
            settings,
            folder,
            Probes.healthy(httpPort));
  }

  @Override
  public void start() throws IOException {
    process.start();
    process.awaitReady(PATIENCE);
  }

  @Override
  public KafkaConnection connection() {
    return connection;
  }

  @Override
  public List<RestartableProcess> victims() {
    return List.of(process);
  }

  /**
   * @return port of the services on the loopback address
   */
  int httpPort() {
    return httpPort;
  }

  @Override
  public void close() {
    process.close();
  }
}
