package org.pulsartriage.trainer.report;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.pulsartriage.evaluation.SeedSummary;
import org.pulsartriage.evaluation.Summary;
import org.pulsartriage.models.loss.ClassBalance;

/**
 * A finished run: one experiment under one loss, over seeds.
 *
 * @param experiment name of the experiment
 * @param loss name of the loss
 * @param lossParameters its numbers
 * @param network name of the network
 * @param parameters number of its parameters
 * @param classNames names of the classes, in class order
 * @param balance training counts and minority
 * @param seeds results, at least one
 * @param bundles figures of the bundles that the trainings left, in their order
 * @param environment what else tells where the figures are from (command, commit, machine,
 *     threads), in the order of the report
 */
public record RunResult(
    String experiment,
    String loss,
    Map<String, Double> lossParameters,
    String network,
    long parameters,
    List<String> classNames,
    ClassBalance balance,
    List<SeedResult> seeds,
    List<BundleResult> bundles,
    Map<String, String> environment) {

  public RunResult {
    lossParameters = Collections.unmodifiableMap(new LinkedHashMap<>(lossParameters));
    environment = Collections.unmodifiableMap(new LinkedHashMap<>(environment));
    classNames = List.copyOf(classNames);
    seeds = List.copyOf(seeds);
    bundles = List.copyOf(bundles);
    if (seeds.isEmpty()) {
      throw new IllegalArgumentException("a run needs at least one seed");
    }
    if (classNames.size() != balance.classes()) {
      throw new IllegalArgumentException(
          classNames.size() + " class names for " + balance.classes() + " classes");
    }
  }

  /**
   * @return each figure over seeds, the scored epochs of a seed averaged first
   */
  public Map<String, Summary> summary() {
    Map<Long, List<Map<String, Double>>> scored = new LinkedHashMap<>();
    for (SeedResult seed : seeds) {
      scored.put(seed.seed(), seed.scored());
    }
    return SeedSummary.of(scored);
  }

  /**
   * @return the figure that the result is known by: F1 of the minority of two classes, accuracy of
   *     more
   */
  public String leadingMetric() {
    return balance.classes() == 2 ? "f1" : "accuracy";
  }
}
