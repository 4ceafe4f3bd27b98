package org.pulsartriage.standalone.story;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.pulsartriage.schemas.TrainingProgress;
import org.pulsartriage.schemas.kafka.KafkaConnection;
import org.pulsartriage.standalone.pipeline.PipelineHome;
import org.pulsartriage.standalone.process.Probes;
import org.pulsartriage.standalone.process.RestartableProcess;
import org.pulsartriage.trainer.TrainerApplication;

/** A trainer that is killed while it is at its job, and started again each time. */
final class TrainerProcess implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** Of the words that it says on its job, every fourth one is its last. */
  private static final double FATAL = 0.25;

  private final RestartableProcess process;
  private final RandomGenerator random;
  private final PrintWriter out;
  private int killsLeft;

  /**
   * @param connection the cluster
   * @param home where checkpoints and models go
   * @param folder where its log goes
   * @param kills how often to kill it
   * @param random chooses the moments
   * @param out where to tell
   * @throws IOException where no port is free
   */
  TrainerProcess(
      KafkaConnection connection,
      PipelineHome home,
      Path folder,
      int kills,
      RandomGenerator random,
      PrintWriter out)
      throws IOException {
    int port = RestartableProcess.freePort();
    this.process =
        new RestartableProcess(
            "trainer",
            TrainerApplication.class.getName(),
            List.of(),
            Map.of(
                "TRIAGE_BOOTSTRAP_SERVERS", connection.bootstrapServers(),
                "TRIAGE_TRAINER_FOLDER", home.trainer().toString(),
                "TRIAGE_MODEL_STORE", home.models().toString(),
                "TRIAGE_LABEL_CHECK_ENABLED", "false",
                "TRIAGE_TRAINER_HEARTBEAT", "250ms",
                "TRIAGE_TRAINER_LEASE", "2s",
                "MICRONAUT_SERVER_PORT", Integer.toString(port)),
            folder,
            Probes.healthy(port));
    this.random = random;
    this.out = out;
    this.killsLeft = kills;
  }

  void start() throws IOException {
    process.start();
    process.awaitReady(PATIENCE);
  }

  /**
   * Kills it, or not.
   *
   * @param progress what it has said
   */
  void heard(TrainingProgress progress) {
    if (killsLeft == 0 || random.nextDouble() >= FATAL) {
      return;
    }
    killsLeft--;
    process.kill();
    out.printf(
        "  trainer killed in epoch %d of attempt %d%n",
        progress.getEpoch() + 1, progress.getAttempt());
    out.flush();
    try {
      start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    process.close();
  }
}
