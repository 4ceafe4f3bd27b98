package org.pulsartriage.standalone.story;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.stream.Collectors;
import org.pulsartriage.gate.card.CardMaker;
import org.pulsartriage.models.bundle.InvalidBundleException;
import org.pulsartriage.models.engine.CandidateScorer;
import org.pulsartriage.models.engine.CandidateScorers;
import org.pulsartriage.models.engine.EngineKind;
import org.pulsartriage.models.store.BundleReader;
import org.pulsartriage.models.store.BundleStores;
import org.pulsartriage.models.store.S3Settings;
import org.pulsartriage.replay.night.NightComparison;
import org.pulsartriage.replay.night.NightReport;
import org.pulsartriage.replay.night.NightTruth;
import org.pulsartriage.schemas.ModelRelease;
import org.pulsartriage.schemas.ModelRole;
import org.pulsartriage.schemas.ModelState;
import org.pulsartriage.schemas.kafka.KafkaConnection;
import org.pulsartriage.schemas.releases.ModelChanges;
import org.pulsartriage.schemas.releases.ModelRegistry;
import org.pulsartriage.standalone.console.CommandFailure;
import org.pulsartriage.standalone.models.CardText;
import org.pulsartriage.standalone.models.TakeOver;

/** What a person does at the gate: looks at the card and at the last night, and decides. */
final class Promotion {

  private static final String PERSON = "story";
  private static final Duration TAKE_OVER = Duration.ofSeconds(1);

  private final StoryPlan plan;
  private final KafkaConnection connection;
  private final Path folder;
  private final PrintWriter out;

  Promotion(StoryPlan plan, KafkaConnection connection, Path folder, PrintWriter out) {
    this.plan = plan;
    this.connection = connection;
    this.folder = folder;
    this.out = out;
  }

  /**
   * Prints the card, and writes the report of the night under both models.
   *
   * @param active the model that scores
   * @param shadow the model that would
   * @param night a night that both have scored
   * @return the night under both
   */
  NightComparison compare(ModelRelease active, ModelRelease shadow, StoryNight night)
      throws IOException {
    Map<String, Boolean> truth =
        night.truth().entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().isPulsar()));
    try (BundleReader bundles = BundleStores.reader(S3Settings.of(System.getenv()))) {
      CardText.print(
          new CardMaker(connection, bundles, plan.validation(), one -> {}, System::nanoTime)
              .make(active, shadow),
          out);
      try (CandidateScorer before = open(bundles, active);
          CandidateScorer after = open(bundles, shadow)) {
        NightComparison comparison =
            NightComparison.of(
                connection,
                night.date().toString(),
                before,
                after,
                new NightTruth(truth),
                done -> {});
        NightReport.write(comparison, folder.resolve("comparison"));
        return comparison;
      }
    } catch (InvalidBundleException e) {
      throw new CommandFailure(e.getMessage(), e);
    }
  }

  /**
   * @param release a model
   * @return SHA-256 of its network
   */
  String networkDigest(ModelRelease release) throws IOException {
    try (BundleReader bundles = BundleStores.reader(S3Settings.of(System.getenv()))) {
      return bundles
          .read(release.getBundleUri(), release.getDigest())
          .networkDigest()
          .orElseThrow();
    } catch (InvalidBundleException e) {
      throw new CommandFailure(e.getMessage(), e);
    }
  }

  private static CandidateScorer open(BundleReader bundles, ModelRelease release)
      throws InvalidBundleException, IOException {
    return CandidateScorers.open(
        bundles.read(release.getBundleUri(), release.getDigest()), EngineKind.ONNX);
  }

  void promote(ModelRelease shadow) {
    ModelRegistry registry = new ModelRegistry(connection, InstantSource.system());
    long start = System.nanoTime();
    ModelRelease active =
        registry
            .change(PERSON, ModelChanges.promote(shadow.getModelId(), "the flood is gone with it"))
            .stream()
            .filter(release -> release.getState() == ModelState.ACTIVE)
            .findFirst()
            .orElseThrow();
    new TakeOver(connection).await(active, ModelRole.ACTIVE, TAKE_OVER);
    out.printf("%s promoted in %.1f s%n", shadow.getModelId(), (System.nanoTime() - start) / 1e9);
    out.flush();
  }
}
