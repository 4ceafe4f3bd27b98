package org.pulsartriage.gate.watch;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.pulsartriage.gate.rules.PromotionRule;
import org.pulsartriage.models.bundle.InvalidBundleException;
import org.pulsartriage.schemas.Alarm;
import org.pulsartriage.schemas.AlarmKind;
import org.pulsartriage.schemas.ModelRelease;
import org.pulsartriage.schemas.ShadowComparison;
import org.pulsartriage.schemas.releases.ModelChange;
import org.pulsartriage.schemas.releases.ModelChanges;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Promotes the shadow that fulfils every rule, unless it was rolled back before. */
final class PromotionWatch implements Watcher {

  private static final Logger LOG = LoggerFactory.getLogger(PromotionWatch.class);
  private static final Duration BETWEEN_TRIES = Duration.ofMinutes(1);

  private final Hand hand;
  private final PromotionRule rule;
  private final CalibrationCheck calibration;
  private final Map<String, Double> errors = new HashMap<>();
  private final Map<String, Instant> failed = new HashMap<>();

  PromotionWatch(Hand hand, PromotionRule rule, CalibrationCheck calibration) {
    this.hand = hand;
    this.rule = rule;
    this.calibration = calibration;
  }

  @Override
  public void look(Situation situation) {
    Optional<ModelRelease> active = situation.releases().active();
    Optional<ModelRelease> shadow = situation.releases().shadow();
    if (active.isEmpty()
        || shadow.isEmpty()
        || situation.raised(AlarmKind.ROLLED_BACK, shadow.get().getDigest(), Instant.MIN)) {
      return;
    }
    List<ShadowComparison> nights =
        situation.comparisons().stream()
            .filter(one -> one.getActiveDigest().equals(active.get().getDigest()))
            .filter(one -> one.getShadowDigest().equals(shadow.get().getDigest()))
            .toList();
    PromotionRule.Judgement judgement =
        rule.judge(nights, () -> error(shadow.get(), situation.now()));
    if (judgement.fulfilled()) {
      promote(active.get(), shadow.get(), nights, judgement, situation.now());
    }
  }

  private void promote(
      ModelRelease active,
      ModelRelease shadow,
      List<ShadowComparison> nights,
      PromotionRule.Judgement judgement,
      Instant now) {
    ModelChange change =
        (releases, stamp) ->
            releases.active().equals(Optional.of(active))
                    && releases.shadow().equals(Optional.of(shadow))
                ? ModelChanges.promote(shadow.getModelId(), "by rule: " + judgement.figures())
                    .on(releases, stamp)
                : List.of();
    Alarm alarm =
        Hand.about(shadow, now)
            .setKind(AlarmKind.PROMOTED)
            .setNight(nights.get(nights.size() - 1).getNight())
            .setValue(
                Double.isNaN(judgement.recallDifference()) ? null : judgement.recallDifference())
            .setLimit(rule.recallInjectedNotBelow())
            .setMessage(
                shadow.getModelId()
                    + " in the place of "
                    + active.getModelId()
                    + ": "
                    + judgement.figures())
            .build();
    if (!hand.change(change, alarm).isEmpty()) {
      LOG.info("{} is promoted: {}", shadow.getModelId(), judgement.figures());
    }
  }

  /** What cannot be measured is worse than any limit, and tried again after a while. */
  private double error(ModelRelease shadow, Instant now) {
    String digest = shadow.getDigest();
    Instant last = failed.get(digest);
    if (!errors.containsKey(digest) && (last == null || now.isAfter(last.plus(BETWEEN_TRIES)))) {
      try {
        errors.put(digest, calibration.errorOf(shadow));
      } catch (InvalidBundleException | IOException e) {
        failed.put(digest, now);
        LOG.warn("{} cannot be measured: {}", shadow.getModelId(), e.getMessage());
      }
    }
    return errors.getOrDefault(digest, Double.POSITIVE_INFINITY);
  }
}
