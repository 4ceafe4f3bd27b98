package org.pulsartriage.scorer;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.pulsartriage.schemas.kafka.KafkaConnection;
import org.pulsartriage.schemas.topics.TopicCatalogue;
import org.pulsartriage.scorer.catalogue.KnownPulsars;
import org.pulsartriage.scorer.service.ScorerSettings;
import org.pulsartriage.scorer.service.ScorerStreams;
import org.pulsartriage.scorer.topology.ScoringLimits;

/** A scorer in a JVM of its own, for tests that kill it. Says on standard output how far it is. */
public final class ScorerProcess {

  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(20);

  private ScorerProcess() {}

  /**
   * @param connection the cluster, with at least one client property
   * @param state folder of the state stores
   * @param commitInterval time between commits
   * @param limits of batches and memory
   * @return the process; its output has a line {@code received N} for each change
   * @throws IOException where it cannot be started
   */
  public static Process start(
      KafkaConnection connection, Path state, Duration commitInterval, ScoringLimits limits)
      throws IOException {
    return new ProcessBuilder(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-cp",
                System.getProperty("java.class.path"),
                ScorerProcess.class.getName(),
                connection.bootstrapServers(),
                connection.topics().prefix(),
                Integer.toString(connection.topics().partitions()),
                state.toString(),
                commitInterval.toString(),
                Integer.toString(limits.batchSize()),
                limits.batchIdle().toString(),
                limits.commitAfter().toString(),
                connection.clientProperties().entrySet().stream()
                    .map(Object::toString)
                    .collect(Collectors.joining(","))))
        .redirectError(new File("/dev/null"))
        .start();
  }

  /**
   * @param arguments as {@link #start} gives them
   * @throws InterruptedException where it is told to end
   */
  public static void main(String[] arguments) throws InterruptedException {
    KafkaConnection connection =
        new KafkaConnection(
            arguments[0],
            new TopicCatalogue(arguments[1], Integer.parseInt(arguments[2])),
            (short) 1,
            Arrays.stream(arguments[8].split(","))
                .map(entry -> entry.split("=", 2))
                .collect(Collectors.toMap(entry -> entry[0], entry -> entry[1])));
    ScorerSettings settings =
        new ScorerSettings(
            Path.of(arguments[3]),
            1,
            Duration.parse(arguments[4]),
            new ScoringLimits(
                ScoringLimits.STANDARD.seenRetention(),
                Integer.parseInt(arguments[5]),
                Duration.parse(arguments[6]),
                Duration.parse(arguments[7])));
    SimpleMeterRegistry meters = new SimpleMeterRegistry();
    ScorerStreams.start(
        connection,
        settings,
        new KnownModels(),
        KnownPulsars.none(),
        meters,
        InstantSource.system());
    CountDownLatch never = new CountDownLatch(1);
    double before = -1;
    do {
      double now = meters.get("triage.scorer.received").counter().count();
      if (now != before) {
        System.out.println("received " + (long) now);
        before = now;
      }
    } while (!never.await(BETWEEN_LOOKS.toMillis(), TimeUnit.MILLISECONDS));
  }
}
