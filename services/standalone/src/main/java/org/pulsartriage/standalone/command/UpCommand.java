package org.pulsartriage.standalone.command;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.pulsartriage.schemas.kafka.KafkaConnection;
import org.pulsartriage.standalone.console.ExitCodes;
import org.pulsartriage.standalone.pipeline.LocalPipeline;
import org.pulsartriage.standalone.pipeline.PipelineHome;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code triage up}: everything, until Ctrl-C. */
@Command(
    name = "up",
    description = {
      "Runs every service, until Ctrl-C, on a broker inside this process or on a cluster.",
      "The data folder is kept: the next start goes on where this one ended."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
public final class UpCommand implements Callable<Integer> {

  private static final int KAFKA_PORT = 9092;
  private static final int HTTP_PORT = 8080;

  @Spec private CommandSpec spec;

  @Option(
      names = "--home",
      paramLabel = "DIR",
      defaultValue = "${env:TRIAGE_HOME:-${sys:user.home}/.pulsar-triage}",
      description = "Data folder; default ${DEFAULT-VALUE}.")
  private Path home;

  @Option(
      names = "--bootstrap-servers",
      paramLabel = "HOST:PORT[,...]",
      description = "Use this cluster instead of a broker inside this process.")
  private String bootstrapServers;

  @Option(
      names = "--replication-factor",
      paramLabel = "N",
      defaultValue = "1",
      description = "Copies of each topic on that cluster; default ${DEFAULT-VALUE}.")
  private int replicationFactor;

  @Option(
      names = "--client-properties",
      paramLabel = "FILE",
      description = "Kafka client settings for that cluster (TLS, SASL, ...).")
  private Path clientProperties;

  @Option(
      names = "--kafka-port",
      paramLabel = "PORT",
      defaultValue = "" + KAFKA_PORT,
      description = "The broker's port on the loopback address; default ${DEFAULT-VALUE}.")
  private int kafkaPort;

  @Option(
      names = "--http-port",
      paramLabel = "PORT",
      defaultValue = "" + HTTP_PORT,
      description = "Upload, health and metrics on the loopback address; default ${DEFAULT-VALUE}.")
  private int httpPort;

  @Option(
      names = "--watch",
      paramLabel = "DIR",
      description = "Ingest what appears in this folder; may be given several times.")
  private List<Path> watch = List.of();

  @Option(names = "--model", paramLabel = "FILE", description = "Score with this bundle.")
  private Path model;

  @Option(
      names = "--gate-rules",
      paramLabel = "FILE",
      description = "Promote and roll back by these rules; default: alarms only.")
  private Path gateRules;

  @Option(
      names = "--no-auto-shadow",
      description = "A new release does not become the shadow by itself.")
  private boolean noAutoShadow;

  @Mixin private SkyOptions sky;
  @Mixin private InjectionOptions injection;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Folder of the data sets; default: TRIAGE_DATA, then ../shared/data.")
  private Path data;

  @Override
  public Integer call() throws InterruptedException {
    CountDownLatch ended = new CountDownLatch(1);
    CountDownLatch closed = new CountDownLatch(1);
    try (LocalPipeline pipeline = start()) {
      Runtime.getRuntime().addShutdownHook(new Thread(() -> end(ended, closed), "up-end"));
      KafkaConnection connection = pipeline.connection();
      spec.commandLine()
          .getOut()
          .printf(
              "Kafka    %s%nupload   %s/candidates%nhealth   %s/health%nmetrics  %s/prometheus%ndata     %s%n"
                  + "Ctrl-C ends it.%n",
              connection.bootstrapServers(),
              pipeline.address(),
              pipeline.address(),
              pipeline.address(),
              home.toAbsolutePath());
      spec.commandLine().getOut().flush();
      ended.await();
    } finally {
      closed.countDown();
    }
    return ExitCodes.DONE;
  }

  private LocalPipeline start() {
    Map<String, Object> settings = new LinkedHashMap<>(sky.settings());
    settings.putAll(injection.serviceSettings());
    if (!watch.isEmpty()) {
      settings.put("triage.ingest.watch", watch.stream().map(Path::toString).toList());
    }
    if (model != null) {
      settings.put("triage.scorer.model", model.toString());
    }
    settings.putAll(LocalPipeline.WITH_REPLAY);
    settings.putAll(LocalPipeline.WITH_TRAINER);
    settings.putAll(LocalPipeline.WITH_GATE);
    if (gateRules != null) {
      settings.put("triage.gate.rules", gateRules.toString());
    }
    if (noAutoShadow) {
      settings.put("triage.gate.auto-shadow", false);
    }
    if (data != null) {
      settings.put("triage.replay.data", data.toString());
      settings.put("triage.trainer.data", data.toString());
    }
    PipelineHome folder = new PipelineHome(home);
    if (bootstrapServers == null) {
      return LocalPipeline.withBroker(folder, kafkaPort, httpPort, settings);
    }
    settings.put("triage.bootstrap-servers", bootstrapServers);
    settings.put("triage.replication-factor", replicationFactor);
    if (clientProperties != null) {
      settings.put("triage.kafka-properties-file", clientProperties.toString());
    }
    return LocalPipeline.onCluster(folder, httpPort, settings);
  }

  /** The JVM ends when its hooks have: so this one waits until all is closed. */
  private static void end(CountDownLatch ended, CountDownLatch closed) {
    ended.countDown();
    try {
      closed.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
