package org.pulsartriage.gate.recall;

import java.time.Instant;
import org.pulsartriage.schemas.Score;
import org.pulsartriage.schemas.ScoreLabel;
import org.pulsartriage.schemas.ShadowComparison;

/** One score as half of a comparison, two halves as a comparison of one, and how these add up. */
final class Comparisons {

  private Comparisons() {}

  static ShadowComparison ofActive(Score score) {
    Truth truth = Truth.of(score);
    long called = called(score);
    return ShadowComparison.newBuilder()
        .setNight(score.getNight())
        .setActiveModelId(score.getModelId())
        .setActiveDigest(score.getModelDigest())
        .setScored(1)
        .setCalledByActive(called)
        .setInjected(truth == Truth.INJECTED ? 1 : 0)
        .setInjectedByActive(truth == Truth.INJECTED ? called : 0)
        .setKnown(truth == Truth.KNOWN ? 1 : 0)
        .setKnownByActive(truth == Truth.KNOWN ? called : 0)
        .setLastScoredAt(score.getScoredAt())
        .build();
  }

  static ShadowComparison ofShadow(Score score) {
    return ShadowComparison.newBuilder()
        .setNight(score.getNight())
        .setShadowModelId(score.getModelId())
        .setShadowDigest(score.getModelDigest())
        .setCalledByShadow(called(score))
        .setLastScoredAt(score.getScoredAt())
        .build();
  }

  /** What is known of the candidate is the active model's half's to say. */
  static ShadowComparison joined(ShadowComparison active, ShadowComparison shadow) {
    long called = shadow.getCalledByShadow();
    return ShadowComparison.newBuilder(active)
        .setShadowModelId(shadow.getShadowModelId())
        .setShadowDigest(shadow.getShadowDigest())
        .setCalledByShadow(called)
        .setCalledByBoth(active.getCalledByActive() * called)
        .setInjectedByShadow(active.getInjected() * called)
        .setKnownByShadow(active.getKnown() * called)
        .setLastScoredAt(later(active.getLastScoredAt(), shadow.getLastScoredAt()))
        .build();
  }

  static String key(ShadowComparison comparison) {
    return String.join(
        "/", comparison.getNight(), comparison.getActiveDigest(), comparison.getShadowDigest());
  }

  static ShadowComparison sum(ShadowComparison one, ShadowComparison other) {
    return ShadowComparison.newBuilder(one)
        .setScored(one.getScored() + other.getScored())
        .setCalledByActive(one.getCalledByActive() + other.getCalledByActive())
        .setCalledByShadow(one.getCalledByShadow() + other.getCalledByShadow())
        .setCalledByBoth(one.getCalledByBoth() + other.getCalledByBoth())
        .setInjected(one.getInjected() + other.getInjected())
        .setInjectedByActive(one.getInjectedByActive() + other.getInjectedByActive())
        .setInjectedByShadow(one.getInjectedByShadow() + other.getInjectedByShadow())
        .setKnown(one.getKnown() + other.getKnown())
        .setKnownByActive(one.getKnownByActive() + other.getKnownByActive())
        .setKnownByShadow(one.getKnownByShadow() + other.getKnownByShadow())
        .setLastScoredAt(later(one.getLastScoredAt(), other.getLastScoredAt()))
        .build();
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  private static long called(Score score) {
    return score.getLabel() == ScoreLabel.PULSAR ? 1 : 0;
  }
}
