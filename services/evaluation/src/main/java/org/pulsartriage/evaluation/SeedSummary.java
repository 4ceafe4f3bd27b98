package org.pulsartriage.evaluation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Figures of several seeds in one: the scored epochs of a seed are averaged first, since they are
 * one network on its way and no independent samples; then mean, standard deviation and interval are
 * taken over seeds.
 */
public final class SeedSummary {

  private SeedSummary() {}

  /**
   * @param epochsBySeed for each seed, the figures of each scored epoch
   * @return a summary for each figure, in the figures' order
   * @throws IllegalArgumentException if a seed has no scored epoch, or the figures' names differ
   */
  public static Map<String, Summary> of(Map<Long, List<Map<String, Double>>> epochsBySeed) {
    Map<String, double[]> bySeed = new LinkedHashMap<>();
    int seed = 0;
    for (Map.Entry<Long, List<Map<String, Double>>> entry : epochsBySeed.entrySet()) {
      Map<String, Double> means = meanOfEpochs(entry.getKey(), entry.getValue());
      if (seed == 0) {
        means.keySet().forEach(name -> bySeed.put(name, new double[epochsBySeed.size()]));
      } else if (!means.keySet().equals(bySeed.keySet())) {
        throw new IllegalArgumentException(
            "seed %d has figures %s, others %s"
                .formatted(entry.getKey(), means.keySet(), bySeed.keySet()));
      }
      for (Map.Entry<String, Double> mean : means.entrySet()) {
        bySeed.get(mean.getKey())[seed] = mean.getValue();
      }
      seed++;
    }
    Map<String, Summary> summaries = new LinkedHashMap<>();
    bySeed.forEach((name, values) -> summaries.put(name, Summary.of(values)));
    return summaries;
  }

  /**
   * @param seed named in an error
   * @param epochs figures of each scored epoch
   * @return their means
   */
  public static Map<String, Double> meanOfEpochs(long seed, List<Map<String, Double>> epochs) {
    if (epochs.isEmpty()) {
      throw new IllegalArgumentException("seed " + seed + " has no scored epoch");
    }
    Map<String, Double> means = new LinkedHashMap<>();
    for (String name : epochs.get(0).keySet()) {
      double sum = 0;
      for (Map<String, Double> epoch : epochs) {
        Double value = epoch.get(name);
        if (value == null) {
          throw new IllegalArgumentException("seed " + seed + ": an epoch without " + name);
        }
        sum += value;
      }
      means.put(name, sum / epochs.size());
    }
    return means;
  }
}
