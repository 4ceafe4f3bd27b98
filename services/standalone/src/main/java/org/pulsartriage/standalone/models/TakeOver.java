package org.pulsartriage.standalone.models;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.pulsartriage.schemas.ModelRelease;
import org.pulsartriage.schemas.ModelRole;
import org.pulsartriage.schemas.ModelState;
import org.pulsartriage.schemas.ModelSwitch;
import org.pulsartriage.schemas.kafka.KafkaConnection;
import org.pulsartriage.schemas.releases.ModelReleasesReader;
import org.pulsartriage.standalone.console.CommandFailure;

/** Watches what the scorer makes of a change of models. */
public final class TakeOver {

  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

  private final KafkaConnection connection;

  /**
   * @param connection the cluster
   */
  public TakeOver(KafkaConnection connection) {
    this.connection = connection;
  }

  /**
   * Waits until every partition scores with a model, or until the time is over: a partition takes
   * it with its next candidate, and none may be coming.
   *
   * @param release the model
   * @param role whose scores
   * @param patience how long to wait at most
   * @return partitions that score with it, with the offset from which on
   * @throws CommandFailure where a scorer has refused it, with the cause
   */
  public Map<Integer, ModelSwitch> await(ModelRelease release, ModelRole role, Duration patience) {
    long end = System.nanoTime() + patience.toNanos();
    try (PartitionModels partitions = new PartitionModels(connection);
        ModelReleasesReader releases = new ModelReleasesReader(connection)) {
      while (true) {
        requireNotRefused(releases, release);
        Map<Integer, ModelSwitch> taken = partitions.inForce(role);
        taken.values().removeIf(change -> !change.getModelId().equals(release.getModelId()));
        if (taken.size() == connection.topics().partitions() || System.nanoTime() > end) {
          return taken;
        }
        LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
      }
    }
  }

  private static void requireNotRefused(ModelReleasesReader releases, ModelRelease release) {
    releases
        .read()
        .of(release.getModelId())
        .filter(now -> now.getState() == ModelState.RETIRED)
        .filter(now -> !now.getReleasedAt().isBefore(release.getReleasedAt()))
        .ifPresent(
            now -> {
              throw new CommandFailure(
                  "model " + now.getModelId() + " was taken back: " + now.getNote());
            });
  }
}
