package org.pulsartriage.trainer.compact;

import java.util.Map;
import java.util.TreeMap;

/**
 * How a compact model is trained.
 *
 * @param seed what everything follows from: candidates, order, augmentation, initial parameters
 * @param negatives candidates of noise and interference, each seen once an epoch
 * @param interferenceShare part of them that is interference, of every kind in turn; the rest is
 *     noise
 * @param imbalance negatives for each pulsar in an epoch; the survey has 75
 * @param pulsars pulsars in store: an epoch takes its part of them, as many from each decade of
 *     period, the next epoch other ones
 * @param validation negatives of the validation set, of another seed, with pulsars in the same
 *     proportion times ten
 * @param epochs how often the negatives are gone through
 * @param batchSize samples a step
 * @param learningRate highest rate of the cosine schedule
 * @param averaging weight of the past in the mean of parameters
 * @param falsePositiveRate part of simulated negatives that the threshold may let through
 */
public record CompactRecipe(
    long seed,
    int negatives,
    double interferenceShare,
    int imbalance,
    int pulsars,
    int validation,
    int epochs,
    int batchSize,
    double learningRate,
    double averaging,
    double falsePositiveRate) {

  /** The recipe of the model that ships. */
  public static final CompactRecipe SHIPPED =
      new CompactRecipe(1, 45_000, 0.5, 75, 8_000, 9_000, 12, 100, 2e-3, 0.998, 0.02);

  /**
   * @return pulsars an epoch
   */
  public int pulsarsAnEpoch() {
    return Math.max(1, Math.round((float) negatives / imbalance));
  }

  /**
   * @return seed of the validation set
   */
  public long validationSeed() {
    return seed + 1_000_003;
  }

  /**
   * @return whatever is needed to have the same samples again, by name
   */
  public Map<String, String> settings() {
    Map<String, String> settings = new TreeMap<>();
    settings.put("seed", Long.toString(seed));
    settings.put("negatives", Integer.toString(negatives));
    settings.put("interferenceShare", Double.toString(interferenceShare));
    settings.put("imbalance", Integer.toString(imbalance));
    settings.put("pulsarsInStore", Integer.toString(pulsars));
    settings.put("pulsarsAnEpoch", Integer.toString(pulsarsAnEpoch()));
    settings.put("epochs", Integer.toString(epochs));
    settings.put("batchSize", Integer.toString(batchSize));
    settings.put("learningRate", Double.toString(learningRate));
    settings.put("averaging", Double.toString(averaging));
    settings.put("validationSeed", Long.toString(validationSeed()));
    settings.put("validationNegatives", Integer.toString(validation));
    settings.put("falsePositiveRate", Double.toString(falsePositiveRate));
    return settings;
  }
}
