package org.pulsartriage.standalone.story;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.GroupState;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.InterruptException;
import org.pulsartriage.schemas.ModelRelease;
import org.pulsartriage.schemas.Score;
import org.pulsartriage.schemas.kafka.KafkaConnection;
import org.pulsartriage.schemas.kafka.TopicTail;
import org.pulsartriage.schemas.releases.ModelReleasesReader;
import org.pulsartriage.schemas.serde.AvroCodec;
import org.pulsartriage.standalone.console.CommandFailure;

/** Waits for what the gate and the shadow do by themselves. */
final class ShadowNight {

  private static final Duration PATIENCE = Duration.ofSeconds(120);
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);

  private final KafkaConnection connection;

  ShadowNight(KafkaConnection connection) {
    this.connection = connection;
  }

  /**
   * @param modelId a model that was released
   * @return its release as the shadow, once it is at work
   * @throws CommandFailure where it does not become the shadow
   */
  ModelRelease awaitShadow(String modelId) {
    try (ModelReleasesReader reader = new ModelReleasesReader(connection);
        Admin admin = connection.admin()) {
      await(modelId + " has not become the shadow", () -> isShadow(reader, modelId));
      await("the shadow has not begun", () -> atWork(admin));
      return reader.read().shadow().orElseThrow();
    }
  }

  private static boolean isShadow(ModelReleasesReader reader, String modelId) {
    return reader.read().shadow().filter(it -> it.getModelId().equals(modelId)).isPresent();
  }

  private boolean atWork(Admin admin) {
    String group = connection.topics().prefix() + "shadow";
    try {
      return admin.describeConsumerGroups(List.of(group)).all().get().get(group).groupState()
          == GroupState.STABLE;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof GroupIdNotFoundException) {
        return false;
      }
      throw new KafkaException(e.getCause().getMessage(), e.getCause());
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    }
  }

  /**
   * @param scores the active model's scores of a night
   * @return the shadow's of the same candidates, in the same order
   * @throws CommandFailure where it does not
   */
  List<Score> awaitScores(List<Score> scores) {
    AvroCodec<Score> codec = AvroCodec.of(Score.class);
    Map<String, Score> shadow = new HashMap<>();
    try (TopicTail tail = TopicTail.of(connection, connection.topics().shadowScores().name())) {
      await(
          "the shadow has not scored every candidate",
          () -> {
            tail.read(
                record -> {
                  Score score = codec.decode(record.value());
                  shadow.put(score.getCandidateId(), score);
                });
            return scores.stream().allMatch(score -> shadow.containsKey(score.getCandidateId()));
          });
    }
    return scores.stream().map(score -> shadow.get(score.getCandidateId())).toList();
  }

  private static void await(String otherwise, BooleanSupplier done) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!done.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new CommandFailure(otherwise + " within " + PATIENCE.toSeconds() + " s");
      }
      LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
    }
  }
}
