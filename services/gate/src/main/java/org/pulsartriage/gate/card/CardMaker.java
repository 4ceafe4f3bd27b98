package org.pulsartriage.gate.card;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntConsumer;
import java.util.function.LongSupplier;
import org.pulsartriage.evaluation.validation.ModelFigures;
import org.pulsartriage.evaluation.validation.ValidationSet;
import org.pulsartriage.models.bundle.InvalidBundleException;
import org.pulsartriage.models.bundle.ModelBundle;
import org.pulsartriage.models.engine.CandidateScorer;
import org.pulsartriage.models.engine.CandidateScorers;
import org.pulsartriage.models.engine.EngineKind;
import org.pulsartriage.models.store.BundleReader;
import org.pulsartriage.schemas.ModelRelease;
import org.pulsartriage.schemas.kafka.KafkaConnection;

/** Gathers a comparison card. What cannot be had is said on it; nothing here fails for that. */
public final class CardMaker {

  private static final int PASSES = 3;

  private final KafkaConnection connection;
  private final BundleReader bundles;
  private final int candidates;
  private final IntConsumer progress;
  private final LongSupplier nanoTime;
  private final List<String> missing = new ArrayList<>();

  /**
   * @param connection the cluster
   * @param bundles fetches the bundles of releases; stays the caller's
   * @param candidates size of the validation set; 0 leaves it out
   * @param progress told of each of its candidates; called by many threads
   * @param nanoTime a clock of nanoseconds, for the speed
   */
  public CardMaker(
      KafkaConnection connection,
      BundleReader bundles,
      int candidates,
      IntConsumer progress,
      LongSupplier nanoTime) {
    this.connection = connection;
    this.bundles = bundles;
    this.candidates = candidates;
    this.progress = progress;
    this.nanoTime = nanoTime;
  }

  /**
   * @param before the model that would be replaced; null where there is none
   * @param after the model that is compared
   * @return the card
   */
  public ComparisonCard make(ModelRelease before, ModelRelease after) {
    missing.clear();
    ModelBundle first = before == null ? null : bundle(before);
    ModelBundle second = bundle(after);
    if (before == null) {
      missing.add("a comparison: no model is active that " + after.getModelId() + " would replace");
    }
    return new ComparisonCard(
        before == null ? null : side(before, first),
        side(after, second),
        first == null || second == null ? null : validation(first, second),
        before == null ? null : together(before, after),
        List.copyOf(missing));
  }

  private ModelBundle bundle(ModelRelease release) {
    try {
      return bundles.read(release.getBundleUri(), release.getDigest());
    } catch (InvalidBundleException | IOException e) {
      missing.add(
          "what the bundle of %s says, and both on the validation set: it cannot be read from here: %s"
              .formatted(release.getModelId(), e.getMessage()));
      return null;
    }
  }

  private static ComparisonCard.Side side(ModelRelease release, ModelBundle bundle) {
    return new ComparisonCard.Side(
        release.getModelId(),
        release.getDigest(),
        release.getState().name().toLowerCase(Locale.ROOT),
        bundle == null ? null : bundle.manifest().threshold(),
        bundle == null ? Map.of() : bundle.manifest().metrics());
  }

  private ComparisonCard.Validation validation(ModelBundle before, ModelBundle after) {
    if (candidates == 0) {
      missing.add("both on the validation set: 0 candidates were asked for");
      return null;
    }
    try (CandidateScorer first = CandidateScorers.open(before, EngineKind.ONNX);
        CandidateScorer second = CandidateScorers.open(after, EngineKind.ONNX)) {
      ValidationSet set = ValidationSet.simulate(ValidationSet.SEED, candidates, progress);
      ModelFigures one = ModelFigures.measure(first, set);
      ModelFigures other = ModelFigures.measure(second, set);
      double speedOfOne = 0;
      double speedOfOther = 0;
      // In turn, and the best of them: neither pays for what the JVM compiles, or for a neighbour.
      for (int pass = 0; pass < PASSES; pass++) {
        speedOfOne = Math.max(speedOfOne, ModelFigures.candidatesPerSecond(first, set, nanoTime));
        speedOfOther =
            Math.max(speedOfOther, ModelFigures.candidatesPerSecond(second, set, nanoTime));
      }
      int pulsars = 0;
      for (boolean pulsar : set.pulsars()) {
        pulsars += pulsar ? 1 : 0;
      }
      return new ComparisonCard.Validation(
          set.seed(),
          pulsars,
          candidates - pulsars,
          one.model().engine(),
          one.metrics(),
          other.metrics(),
          speedOfOne,
          speedOfOther);
    } catch (InvalidBundleException e) {
      missing.add("both on the validation set: " + e.getMessage());
      return null;
    }
  }

  private ComparisonCard.Together together(ModelRelease before, ModelRelease after) {
    List<PairedScore> pairs = PairedScores.read(connection, before.getDigest(), after.getDigest());
    if (pairs.isEmpty()) {
      missing.add(
          "both on the same candidates: %s has scored none beside %s; './triage models shadow %1$s' lets it"
              .formatted(after.getModelId(), before.getModelId()));
      return null;
    }
    return TogetherCounts.of(pairs);
  }
}
