package org.pulsartriage.standalone.story;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.pulsartriage.replay.ReplayApplication;
import org.pulsartriage.schemas.kafka.KafkaConnection;
import org.pulsartriage.standalone.pipeline.PipelineHome;
import org.pulsartriage.standalone.process.Probes;
import org.pulsartriage.standalone.process.RestartableProcess;
import org.pulsartriage.trainer.TrainerApplication;

/** A service as a process of its own that is killed while it is at work, and started again. */
final class MortalProcess implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** Past this part of its work a trainer is left alone. */
  private static final double TRAINER_SAFE = 0.7;

  /** A replay on a slow machine says little between its first samples and its last. */
  private static final double REPLAY_SAFE = 0.2;

  private final RestartableProcess process;
  private final double fatal;
  private final RandomGenerator random;
  private final PrintWriter out;
  private final double[] moments;
  private int killed;

  /**
   * @param process the service
   * @param safe the part of its work after which it is left alone; 0 to 1
   * @param fatal once a moment has come, how probable it is that its next word is its last; above
   *     0, at most 1
   * @param kills how often to kill it
   * @param random chooses the moments
   * @param out where to tell
   */
  private MortalProcess(
      RestartableProcess process,
      double safe,
      double fatal,
      int kills,
      RandomGenerator random,
      PrintWriter out) {
    this.process = process;
    this.fatal = fatal;
    this.random = random;
    this.out = out;
    this.moments = random.doubles(kills, 0, safe).sorted().toArray();
  }

  /**
   * @param connection the cluster
   * @param home where checkpoints and models go
   * @param folder where its log goes
   * @param kills how often to kill it
   * @param random chooses the moments
   * @param out where to tell
   * @return a trainer, to be started
   * @throws IOException where no port is free
   */
  static MortalProcess trainer(
      KafkaConnection connection,
      PipelineHome home,
      Path folder,
      int kills,
      RandomGenerator random,
      PrintWriter out)
      throws IOException {
    int port = RestartableProcess.freePort();
    return new MortalProcess(
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
            Probes.healthy(port)),
        TRAINER_SAFE,
        0.25,
        kills,
        random,
        out);
  }

  /**
   * @param connection the cluster
   * @param home where the evaluation's state goes
   * @param folder where its log goes
   * @param kills how often to kill it
   * @param random chooses the moments
   * @param out where to tell
   * @return a replay service, to be started
   * @throws IOException where no port is free
   */
  static MortalProcess replay(
      KafkaConnection connection,
      PipelineHome home,
      Path folder,
      int kills,
      RandomGenerator random,
      PrintWriter out)
      throws IOException {
    int port = RestartableProcess.freePort();
    return new MortalProcess(
        new RestartableProcess(
            "replay",
            ReplayApplication.class.getName(),
            List.of(),
            Map.of(
                "TRIAGE_BOOTSTRAP_SERVERS", connection.bootstrapServers(),
                "TRIAGE_REPLAY_INSTANCE", "story",
                "TRIAGE_REPLAY_STATE_DIRECTORY", home.replay().toString(),
                "MICRONAUT_SERVER_PORT", Integer.toString(port)),
            folder,
            Probes.healthy(port)),
        REPLAY_SAFE,
        1,
        kills,
        random,
        out);
  }

  void start() throws IOException {
    process.start();
    process.awaitReady(PATIENCE);
  }

  /**
   * Kills it, or not.
   *
   * @param part how much of its work it says it has done, 0 to 1
   * @param where the same in words
   */
  void heard(double part, String where) {
    if (killed == moments.length || part < moments[killed] || random.nextDouble() >= fatal) {
      return;
    }
    killed++;
    process.kill();
    out.printf("  %s killed at %s%n", process.name(), where);
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
