package org.pulsartriage.standalone.story;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.pulsartriage.replay.ReplayApplication;
import org.pulsartriage.schemas.kafka.KafkaConnection;
import org.pulsartriage.standalone.pipeline.PipelineHome;
import org.pulsartriage.standalone.process.Probes;
import org.pulsartriage.standalone.process.RestartableProcess;
import org.pulsartriage.trainer.TrainerApplication;

/**
 * Services of the story as processes of their own.
 *
 * @param connection the cluster
 * @param home where they keep what they have
 * @param folder where their logs go
 */
record StoryProcesses(KafkaConnection connection, PipelineHome home, Path folder) {

  /** A JVM that lives for seconds gains nothing from its best compiler. */
  private static final String SHORT_LIVED = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC";

  /** The group waits so long for a dead member; the broker allows no less. */
  private static final String SESSION_TIMEOUT_MILLIS = "6000";

  /**
   * @return a trainer, to be started
   * @throws IOException where no port is free
   */
  RestartableProcess trainer() throws IOException {
    int port = RestartableProcess.freePort();
    return new RestartableProcess(
        "trainer",
        TrainerApplication.class.getName(),
        List.of(),
        Map.of(
            "TRIAGE_BOOTSTRAP_SERVERS",
            connection.bootstrapServers(),
            "TRIAGE_TRAINER_FOLDER",
            home.trainer().toString(),
            "TRIAGE_MODEL_STORE",
            home.models().toString(),
            "TRIAGE_LABEL_CHECK_ENABLED",
            "false",
            "TRIAGE_TRAINER_HEARTBEAT",
            "250ms",
            "TRIAGE_TRAINER_LEASE",
            "2s",
            "JAVA_TOOL_OPTIONS",
            SHORT_LIVED,
            "MICRONAUT_SERVER_PORT",
            Integer.toString(port)),
        folder,
        Probes.healthy(port));
  }

  /**
   * @return a replay service, to be started
   * @throws IOException where no port is free
   */
  RestartableProcess replay() throws IOException {
    int port = RestartableProcess.freePort();
    return new RestartableProcess(
        "replay",
        ReplayApplication.class.getName(),
        List.of(),
        Map.of(
            "TRIAGE_BOOTSTRAP_SERVERS",
            connection.bootstrapServers(),
            "TRIAGE_REPLAY_INSTANCE",
            "story",
            "TRIAGE_KAFKA_CONSUMER_SESSION_TIMEOUT_MS",
            SESSION_TIMEOUT_MILLIS,
            "JAVA_TOOL_OPTIONS",
            SHORT_LIVED,
            "TRIAGE_REPLAY_STATE_DIRECTORY",
            home.replay().toString(),
            "MICRONAUT_SERVER_PORT",
            Integer.toString(port)),
        folder,
        Probes.healthy(port));
  }
}
