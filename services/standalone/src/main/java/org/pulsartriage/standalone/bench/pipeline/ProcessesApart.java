package org.pulsartriage.standalone.bench.pipeline;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.pulsartriage.models.engine.EngineKind;
import org.pulsartriage.schemas.kafka.KafkaConnection;
import org.pulsartriage.standalone.pipeline.PipelineHome;

/** A broker and a scorer, each in a JVM of its own, on the loopback address. */
final class ProcessesApart implements PipelineUnderLoad {

  private final ChildJvm broker;
  private final ChildJvm scorer;
  private final KafkaConnection connection;

  private ProcessesApart(ChildJvm broker, ChildJvm scorer, KafkaConnection connection) {
    this.broker = broker;
    this.scorer = scorer;
    this.connection = connection;
  }

  static ProcessesApart start(Path folder, ServedNetwork network, EngineKind engine, int threads)
      throws IOException {
    PipelineHome home = new PipelineHome(folder);
    ChildJvm broker =
        ChildJvm.start(BrokerProcess.class, List.of(home.broker().toString()), folder);
    try {
      KafkaConnection connection =
          KafkaConnection.to(broker.awaitLine(BrokerProcess.SERVES).strip());
      connection.createTopics();
      ChildJvm scorer =
          ChildJvm.start(
              ScorerProcess.class,
              List.of(
                  "--triage.bootstrap-servers=" + connection.bootstrapServers(),
                  "--triage.scorer.model=" + network.file(),
                  "--triage.scorer.engine=" + engine.label(),
                  "--triage.scorer.threads=" + threads,
                  "--triage.scorer.state-directory=" + home.scorer(),
                  "--micronaut.server.port=-1"),
              folder);
      return new ProcessesApart(broker, scorer, connection);
    } catch (IOException | RuntimeException e) {
      broker.close();
      throw e;
    }
  }

  @Override
  public KafkaConnection connection() {
    return connection;
  }

  @Override
  public String failure() {
    return broker.ended() != null ? broker.ended() : scorer.ended();
  }

  @Override
  public Map<String, Duration> processorTime() {
    return Map.of(
        "broker", broker.processorTime(),
        "scorer", scorer.processorTime(),
        "load", ProcessorTime.ofThisProcess());
  }

  @Override
  public void close() {
    scorer.close();
    broker.close();
  }
}
