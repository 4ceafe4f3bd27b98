package org.pulsartriage.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pulsartriage.replay.control.ReplayClient;
import org.pulsartriage.schemas.LabelledSample;
import org.pulsartriage.schemas.ReplayPace;
import org.pulsartriage.schemas.ReplayProgress;
import org.pulsartriage.schemas.ReplayState;
import org.pulsartriage.schemas.kafka.KafkaConnection;

/** The service as a process of its own, killed without warning in the middle of a replay. */
class KilledReplayIT {

  private static final Duration PATIENCE = Duration.ofSeconds(40);
  private static final int ROWS = 6000;

  @TempDir private Path folder;
  private KafkaConnection connection;
  private Process process;

  @BeforeEach
  void connect() throws IOException {
    Tables.writeHtru2(folder, ROWS);
    connection = Replays.connection();
  }

  @AfterEach
  void end() {
    if (process != null) {
      process.destroyForcibly();
    }
  }

  @Test
  void shouldPublishEverySampleOnceHoweverOftenItIsKilled() throws Exception {
    try (ReplayClient client = new ReplayClient(connection, InstantSource.system())) {
      client.submit(
          Replays.wholeTable("killed").setPace(ReplayPace.STEADY).setRate(3000.0).build());
      for (long position : new long[] {500, 2500}) {
        process = start();
        awaitPosition(client, position);
        kill(process);
      }
      long stood = position(client);
      assertThat(stood).isLessThan(ROWS);

      process = start();
      await()
          .atMost(PATIENCE)
          .until(() -> client.progress("killed").orElseThrow().getState() == ReplayState.DONE);
    }

    List<LabelledSample> samples = Replays.samples(connection, "htru2");
    assertThat(samples.stream().map(LabelledSample::getPosition).sorted())
        .containsExactlyElementsOf(LongStream.range(0, ROWS).boxed().toList());
    assertThat(samples).extracting(LabelledSample::getSampleId).doesNotHaveDuplicates();
  }

  private Process start() throws IOException {
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx256m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
            ReplayApplication.class.getName(),
            "--triage.bootstrap-servers=" + connection.bootstrapServers(),
            "--triage.topic-prefix=" + connection.topics().prefix(),
            "--triage.partitions=" + connection.topics().partitions(),
            "--triage.replay.data=" + folder,
            "--triage.replay.instance=only",
            "--triage.replay.state-directory=" + folder.resolve("state"),
            "--micronaut.server.port=-1");
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(new File(folder.toFile(), "replay.log")))
        .start();
  }

  private static void kill(Process process) throws InterruptedException {
    process.destroyForcibly(); // SIGKILL: no hook runs.
    process.waitFor();
  }

  private static void awaitPosition(ReplayClient client, long position) {
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(20))
        .until(() -> position(client) >= position);
  }

  private static long position(ReplayClient client) {
    return client.progress("killed").map(ReplayProgress::getPosition).orElse(0L);
  }
}
