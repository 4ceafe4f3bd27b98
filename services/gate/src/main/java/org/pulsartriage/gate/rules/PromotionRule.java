package org.pulsartriage.gate.rules;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleSupplier;
import org.pulsartriage.schemas.ShadowComparison;

/**
 * What a shadow must show on the candidates that the active model has scored as well. A null rule
 * does not hold anything up.
 *
 * @param minScored candidates that both have scored, at least
 * @param minInjected injected pulsars among them, at least; 0 or more
 * @param recallInjectedNotBelow the shadow's recall of them less the active model's, at least; -1
 *     to 1
 * @param calledAtMostTimes candidates that the shadow calls pulsars over those that the active
 *     model does, at most
 * @param calibrationErrorAtMost expected calibration error on the frozen validation set, at most; 0
 *     to 1
 */
public record PromotionRule(
    long minScored,
    long minInjected,
    Double recallInjectedNotBelow,
    Double calledAtMostTimes,
    Double calibrationErrorAtMost) {

  /**
   * What came of a judgement.
   *
   * @param fulfilled whether every rule is
   * @param recallDifference the shadow's recall of injected pulsars less the active model's; NaN
   *     where there are none
   * @param figures what it rests on, in a line
   */
  public record Judgement(boolean fulfilled, double recallDifference, String figures) {}

  /**
   * @param nights one active model and one shadow, a record a night
   * @param calibrationError measures the shadow's calibration error; asked only if all else is
   *     fulfilled
   * @return whether the shadow may be promoted
   */
  public Judgement judge(Collection<ShadowComparison> nights, DoubleSupplier calibrationError) {
    long scored = nights.stream().mapToLong(ShadowComparison::getScored).sum();
    long injected = nights.stream().mapToLong(ShadowComparison::getInjected).sum();
    long byActive = nights.stream().mapToLong(ShadowComparison::getInjectedByActive).sum();
    long byShadow = nights.stream().mapToLong(ShadowComparison::getInjectedByShadow).sum();
    long calledActive = nights.stream().mapToLong(ShadowComparison::getCalledByActive).sum();
    long calledShadow = nights.stream().mapToLong(ShadowComparison::getCalledByShadow).sum();
    double difference = (double) (byShadow - byActive) / injected;
    List<String> figures = new ArrayList<>();
    figures.add(format("%d candidates scored by both", scored));
    if (injected > 0) {
      figures.add(format("injected %d of %d, before %d", byShadow, injected, byActive));
    }
    figures.add(format("called %d, before %d", calledShadow, calledActive));
    boolean fulfilled = scored >= minScored && injected >= minInjected;
    if (recallInjectedNotBelow != null) {
      // Of no injected pulsar there is no recall, and what is unknown is not fulfilled.
      fulfilled &= difference >= recallInjectedNotBelow;
    }
    if (calledAtMostTimes != null) {
      fulfilled &= calledShadow <= calledAtMostTimes * calledActive;
    }
    if (fulfilled && calibrationErrorAtMost != null) {
      double error = calibrationError.getAsDouble();
      fulfilled = error <= calibrationErrorAtMost;
      figures.add(format("calibration error %.4f", error));
    }
    return new Judgement(fulfilled, difference, String.join(", ", figures));
  }

  private static String format(String pattern, Object... values) {
    return String.format(Locale.ROOT, pattern, values);
  }
}
