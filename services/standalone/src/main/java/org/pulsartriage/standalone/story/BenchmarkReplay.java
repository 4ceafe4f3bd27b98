package org.pulsartriage.standalone.story;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import java.util.function.LongConsumer;
import org.pulsartriage.models.bundle.InvalidBundleException;
import org.pulsartriage.models.bundle.Manifest;
import org.pulsartriage.models.store.BundleReader;
import org.pulsartriage.models.store.BundleStores;
import org.pulsartriage.models.store.S3Settings;
import org.pulsartriage.replay.control.ReplayClient;
import org.pulsartriage.replay.night.ModelLookup;
import org.pulsartriage.replay.source.ReplayName;
import org.pulsartriage.schemas.Evaluation;
import org.pulsartriage.schemas.ModelRelease;
import org.pulsartriage.schemas.ReplayPace;
import org.pulsartriage.schemas.ReplayRequest;
import org.pulsartriage.schemas.ReplayState;
import org.pulsartriage.schemas.ReplayWish;
import org.pulsartriage.schemas.kafka.KafkaConnection;
import org.pulsartriage.standalone.console.CommandFailure;
import org.pulsartriage.standalone.replay.ReplayFollower;

/** A benchmark that nobody trained on, replayed through the pipeline under the new model. */
final class BenchmarkReplay {

  private static final Duration PATIENCE = Duration.ofSeconds(120);

  /** Slower than they are simulated: a replay that is late takes all that is due in one go. */
  private static final double RATE = 40;

  private static final String BENCHMARK = "simulated-night";

  private final StoryPlan plan;
  private final KafkaConnection connection;
  private final PrintWriter out;

  BenchmarkReplay(StoryPlan plan, KafkaConnection connection, PrintWriter out) {
    this.plan = plan;
    this.connection = connection;
    this.out = out;
  }

  /**
   * @param model the model that scores it
   * @param listener is told each position that the replay says it has reached
   * @return figures of every sample, each counted once
   * @throws CommandFailure where they are not as many as were replayed
   */
  Evaluation replay(ModelRelease model, LongConsumer listener) throws IOException {
    try (ReplayClient client = new ReplayClient(connection, InstantSource.system())) {
      ReplayRequest request = request(model);
      client.submit(request);
      ReplayFollower follower =
          new ReplayFollower(client, request.getRunId(), PATIENCE, InstantSource.system());
      long[] told = {0};
      follower.until(
          progress -> {
            if (progress.getState() == ReplayState.RUNNING && progress.getPosition() > told[0]) {
              told[0] = progress.getPosition();
              listener.accept(told[0]);
            }
            return progress.getState() == ReplayState.DONE
                || progress.getState() == ReplayState.FAILED;
          });
      Evaluation evaluation = follower.evaluation();
      tell(evaluation);
      return evaluation;
    }
  }

  private ReplayRequest request(ModelRelease model) throws IOException {
    try (BundleReader bundles = BundleStores.reader(S3Settings.of(System.getenv()))) {
      ModelLookup.Found found = new ModelLookup(connection, bundles).find(model.getDigest());
      Manifest manifest = found.bundle().manifest();
      return ReplayRequest.newBuilder()
          .setRunId("story")
          .setWish(ReplayWish.RUN)
          .setSource(BENCHMARK)
          .setLimit((long) plan.replayed())
          .setPace(ReplayPace.STEADY)
          .setRate(RATE)
          .setWindow(plan.replayed())
          .setModel(found.reference())
          .setInput(
              ReplayName.of(BENCHMARK, null).inputFor(manifest.modelId(), manifest.inputAssembly()))
          .setRequestedAt(InstantSource.system().instant())
          .build();
    } catch (InvalidBundleException e) {
      throw new CommandFailure(e.getMessage(), e);
    }
  }

  private void tell(Evaluation evaluation) {
    if (evaluation.getScored() != plan.replayed() || evaluation.getFailed() != 0) {
      throw new CommandFailure(
          "replay: %d samples evaluated and %d failed of %d"
              .formatted(evaluation.getScored(), evaluation.getFailed(), plan.replayed()));
    }
    Map<String, Double> figures = evaluation.getMetrics();
    out.printf(
        Locale.ROOT,
        "%d of %d samples evaluated, each once: AUC %s, AP %s%n",
        evaluation.getScored(),
        plan.replayed(),
        figures.get("auc"),
        figures.get("ap"));
    out.flush();
  }
}
