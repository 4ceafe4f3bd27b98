package org.pulsartriage.standalone.story;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.pulsartriage.schemas.JobState;
import org.pulsartriage.schemas.ModelRelease;
import org.pulsartriage.schemas.TrainingProgress;
import org.pulsartriage.schemas.kafka.KafkaConnection;
import org.pulsartriage.standalone.console.CommandFailure;
import org.pulsartriage.trainer.jobs.JobClient;
import org.pulsartriage.trainer.jobs.JobIds;
import org.pulsartriage.trainer.jobs.JobRequests;
import org.pulsartriage.trainer.jobs.JobView;
import org.pulsartriage.trainer.snapshot.Snapshot;
import org.pulsartriage.trainer.snapshot.SnapshotBuilder;
import org.pulsartriage.trainer.snapshot.SnapshotOffsets;
import org.pulsartriage.trainer.snapshot.SnapshotRequest;

/** A model of what the raters said: snapshot, recipe, job. */
final class Retraining {

  private static final String RECIPE =
      """
      # The active model, taught on what the raters labelled, and on the simulated sky that it came from so that it forgets nothing.
      name: week
      sources:
        - {kind: snapshot, file: %s, digest: %s, weight: 3}
        - {kind: simulated, seed: %d, pulsars: %d, others: %d}
      start: {bundle: "%s", digest: %s}
      optimiser: {name: adam, learning-rate: 1.0e-3}
      epochs: %d
      """;

  private final StoryPlan plan;
  private final KafkaConnection connection;
  private final PrintWriter out;

  /**
   * @param plan how much to train
   * @param connection the cluster
   * @param out where to tell
   */
  Retraining(StoryPlan plan, KafkaConnection connection, PrintWriter out) {
    this.plan = plan;
    this.connection = connection;
    this.out = out;
  }

  /**
   * Asks the trainers for it, and returns at once.
   *
   * @param active the model that it starts from
   * @param folder where snapshot and recipe go
   * @return name of the job
   * @throws IOException where the folder cannot be written
   */
  String submit(ModelRelease active, Path folder) throws IOException {
    Snapshot snapshot =
        new SnapshotBuilder(connection)
            .build(SnapshotRequest.ofNights(Set.of()), SnapshotOffsets.now(connection), folder);
    Snapshot again =
        new SnapshotBuilder(connection)
            .build(SnapshotRequest.ofNights(Set.of()), snapshot.offsets(), folder.resolve("again"));
    if (!again.digest().equals(snapshot.digest())) {
      throw new CommandFailure(
          "the snapshot of the same offsets is another: "
              + snapshot.digest()
              + ", "
              + again.digest());
    }
    out.printf(
        "snapshot: %d labelled candidates, %d conflicts between raters; built twice, the same bytes%n",
        snapshot.size(), snapshot.conflicts().size());
    Path recipe =
        Files.writeString(
            folder.resolve("week.yaml"),
            RECIPE.formatted(
                snapshot.file().getFileName(),
                snapshot.digest(),
                plan.seed(),
                plan.trainingPulsars(),
                plan.trainingOthers(),
                active.getBundleUri(),
                active.getDigest(),
                plan.epochs()));
    InstantSource clock = InstantSource.system();
    RandomGenerator random = RandomGenerator.of("L64X128MixRandom");
    var job =
        new JobRequests(new JobIds(clock, random), clock, "story").retraining(recipe, Map.of());
    try (JobClient client = new JobClient(connection)) {
      client.send(job);
    }
    out.printf("job %s: retraining for %d epochs%n", job.getJobId(), plan.epochs());
    out.flush();
    return job.getJobId();
  }

  /**
   * @param jobId the job
   * @param listener is told what its trainer says while it is at it
   * @return how it ended: done
   * @throws CommandFailure where it ended in another way
   */
  TrainingProgress await(String jobId, Consumer<TrainingProgress> listener) {
    try (JobClient client = new JobClient(connection)) {
      int[] told = {-1};
      JobView ended =
          client.await(
              jobId,
              view -> {
                tell(view, told);
                if (view.state() == JobState.RUNNING) {
                  listener.accept(view.progress());
                }
              });
      if (ended.state() != JobState.DONE) {
        throw new CommandFailure(
            "job %s is %s: %s"
                .formatted(
                    jobId,
                    ended.state().name().toLowerCase(Locale.ROOT),
                    ended.progress().getMessage()));
      }
      return ended.progress();
    }
  }

  private void tell(JobView view, int[] told) {
    TrainingProgress progress = view.progress();
    if (view.state() == JobState.RUNNING && progress.getEpoch() > told[0]) {
      told[0] = progress.getEpoch();
      out.printf(
          Locale.ROOT,
          "  epoch %d of %d, attempt %d%n",
          progress.getEpoch(),
          progress.getEpochs(),
          progress.getAttempt());
      out.flush();
    }
  }
}
