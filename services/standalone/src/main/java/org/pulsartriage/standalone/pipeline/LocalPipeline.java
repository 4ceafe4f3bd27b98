package org.pulsartriage.standalone.pipeline;

import io.micronaut.context.ApplicationContext;
import io.micronaut.context.env.PropertySource;
import io.micronaut.runtime.server.EmbeddedServer;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import org.pulsartriage.hosting.ServiceDefaults;
import org.pulsartriage.schemas.kafka.KafkaConnection;
import org.pulsartriage.standalone.broker.EmbeddedBroker;

/**
 * Ingest and scorer, and replay, a trainer and the gate where they are asked for, in one
 * application context with one HTTP port. Ends in order: the services publish what they have, then
 * the broker stops.
 */
public final class LocalPipeline implements AutoCloseable {

  /** Above files and environment: what the command line says holds. */
  private static final int HIGHEST = 1_000;

  /** Settings of a pipeline that also replays data sets; without, it starts and ends sooner. */
  public static final Map<String, Object> WITH_REPLAY =
      Map.of("triage.replay.enabled", true, "triage.scorer.samples.enabled", true);

  /** Settings of a pipeline that carries training jobs out. */
  public static final Map<String, Object> WITH_TRAINER = Map.of("triage.trainer.enabled", true);

  /** Settings of a pipeline that watches its models. */
  public static final Map<String, Object> WITH_GATE = Map.of("triage.gate.enabled", true);

  private final EmbeddedBroker broker;
  private final ApplicationContext context;

  private LocalPipeline(EmbeddedBroker broker, ApplicationContext context) {
    this.broker = broker;
    this.context = context;
  }

  /**
   * Starts a broker inside this JVM, and the services on it.
   *
   * @param home folder of the pipeline; kept, so that the next start goes on
   * @param kafkaPort the broker's port on the loopback address; 0 takes a free one
   * @param httpPort port of the services on the loopback address; 0 takes a free one
   * @param settings more settings of the services, by name
   * @return the running pipeline
   */
  public static LocalPipeline withBroker(
      PipelineHome home, int kafkaPort, int httpPort, Map<String, Object> settings) {
    EmbeddedBroker broker = EmbeddedBroker.start(home.broker(), kafkaPort);
    try {
      Map<String, Object> all = new LinkedHashMap<>(settings);
      all.put("triage.bootstrap-servers", broker.bootstrapServers());
      return new LocalPipeline(broker, services(home, httpPort, all));
    } catch (RuntimeException e) {
      broker.close();
      throw e;
    }
  }

  /**
   * Starts the services on a cluster.
   *
   * @param home folder for the services' state
   * @param httpPort port of the services on the loopback address; 0 takes a free one
   * @param settings more settings of the services, by name; {@code triage.bootstrap-servers} among
   *     them
   * @return the running pipeline
   */
  public static LocalPipeline onCluster(
      PipelineHome home, int httpPort, Map<String, Object> settings) {
    return new LocalPipeline(null, services(home, httpPort, settings));
  }

  private static ApplicationContext services(
      PipelineHome home, int httpPort, Map<String, Object> settings) {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("triage.ingest.enabled", true);
    all.put("triage.scorer.enabled", true);
    all.put("triage.replay.enabled", false);
    all.put("triage.scorer.samples.enabled", false);
    all.put("triage.ingest.state-directory", home.ingest().toString());
    all.put("triage.scorer.state-directory", home.scorer().toString());
    all.put("triage.trainer.folder", home.trainer().toString());
    all.put("triage.label-check.state-directory", home.labelCheck().toString());
    all.put("triage.model-store", home.models().toString());
    all.put("triage.replay.state-directory", home.replay().toString());
    all.put("triage.gate.state-directory", home.gate().toString());
    all.put("micronaut.server.port", httpPort == 0 ? -1 : httpPort);
    all.putAll(settings);
    ApplicationContext context =
        ApplicationContext.builder()
            .banner(false)
            .deduceEnvironment(false)
            .propertySources(
                ServiceDefaults.with(Map.of()), PropertySource.of("triage-local", all, HIGHEST))
            .start();
    try {
      context.getBean(EmbeddedServer.class).start();
      return context;
    } catch (RuntimeException e) {
      context.close();
      throw e;
    }
  }

  /**
   * @return how clients reach the pipeline's Kafka
   */
  public KafkaConnection connection() {
    return context.getBean(KafkaConnection.class);
  }

  /**
   * @return root of the services' HTTP interface
   */
  public URI address() {
    return context.getBean(EmbeddedServer.class).getURI();
  }

  /**
   * @param type a service's bean
   * @param <T> its type
   * @return the bean
   */
  public <T> T bean(Class<T> type) {
    return context.getBean(type);
  }

  @Override
  public void close() {
    context.close();
    if (broker != null) {
      broker.close();
    }
  }
}
