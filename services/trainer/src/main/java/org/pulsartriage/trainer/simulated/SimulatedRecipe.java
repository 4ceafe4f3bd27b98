package org.pulsartriage.trainer.simulated;

import java.util.Map;
import java.util.TreeMap;

/**
 * How a model is trained on simulated candidates.
 *
 * @param network name of the architecture, and of the model
 * @param inputAssembly what it sees
 * @param seed what everything follows from: candidates, order, augmentation, initial parameters
 * @param negatives candidates of noise and interference, each seen once an epoch
 * @param interferenceShare part of them that is interference, of every kind in turn; the rest is
 *     noise
 * @param imbalance negatives for each pulsar in an epoch
 * @param pulsars pulsars in store: an epoch takes its part of them, as many from each decade of
 *     period, the next epoch other ones
 * @param surveyImbalance negatives for each pulsar in the survey, for which probabilities hold
 * @param heldOutNegatives negatives of each of the two sets that are held out, of other seeds: one
 *     for threshold and calibration, one for what is reported
 * @param heldOutPulsars pulsars of each of them
 * @param epochs how often the negatives are gone through
 * @param batchSize samples a step
 * @param learningRate highest rate of the cosine schedule
 * @param averaging weight of the past in the mean of parameters
 * @param trainingThreads threads of OpenMP: results depend on their number in the last bits
 * @param falsePositiveRate part of simulated negatives that the threshold may let through
 */
public record SimulatedRecipe(
    String network,
    String inputAssembly,
    long seed,
    int negatives,
    double interferenceShare,
    int imbalance,
    int pulsars,
    int surveyImbalance,
    int heldOutNegatives,
    int heldOutPulsars,
    int epochs,
    int batchSize,
    double learningRate,
    double averaging,
    int trainingThreads,
    double falsePositiveRate) {

  /** The recipe of the model that ships. */
  public static final SimulatedRecipe COMPACT =
      new SimulatedRecipe(
          "compact", "compact", 1, 45_000, 0.5, 75, 6_000, 75, 9_000, 1_200, 12, 100, 2e-3, 0.998,
          1, 0.02);

  private static final int HTRU_IMBALANCE = 3;

  /**
   * A short training of the large network, the second of a cascade: an epoch holds more pulsars
   * than the survey does, since there are few steps; calibration brings the probabilities back.
   *
   * @param samples candidates an epoch, a quarter of them pulsars
   * @param epochs how often they are gone through
   * @param threads threads of OpenMP
   * @return the recipe
   */
  public static SimulatedRecipe htru(int samples, int epochs, int threads) {
    int pulsars = samples / (HTRU_IMBALANCE + 1);
    return new SimulatedRecipe(
        "htru",
        "sub-integrations-64-centred",
        2,
        samples - pulsars,
        0.5,
        HTRU_IMBALANCE,
        epochs * pulsars,
        COMPACT.surveyImbalance,
        COMPACT.heldOutNegatives,
        COMPACT.heldOutPulsars,
        epochs,
        50,
        1e-3,
        0.95,
        threads,
        COMPACT.falsePositiveRate);
  }

  /**
   * What a cascade of models is joined on.
   *
   * @return a recipe of which nothing is trained, with candidates that no other recipe knows
   */
  public static SimulatedRecipe cascade() {
    return new SimulatedRecipe(
        COMPACT.network,
        COMPACT.inputAssembly,
        3,
        COMPACT.negatives,
        COMPACT.interferenceShare,
        COMPACT.imbalance,
        COMPACT.pulsars,
        COMPACT.surveyImbalance,
        COMPACT.heldOutNegatives,
        COMPACT.heldOutPulsars,
        COMPACT.epochs,
        COMPACT.batchSize,
        COMPACT.learningRate,
        COMPACT.averaging,
        COMPACT.trainingThreads,
        COMPACT.falsePositiveRate);
  }

  /**
   * @return pulsars an epoch
   */
  public int pulsarsAnEpoch() {
    return Math.max(1, Math.round((float) negatives / imbalance));
  }

  /**
   * @return part of the survey's candidates that are pulsars
   */
  public double prior() {
    return 1.0 / (1 + surveyImbalance);
  }

  /**
   * @return seed of the candidates for threshold and calibration
   */
  public long validationSeed() {
    return seed + 1_000_003;
  }

  /**
   * @return seed of the candidates for what is reported
   */
  public long reportSeed() {
    return seed + 2_000_003;
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
    settings.put("surveyImbalance", Integer.toString(surveyImbalance));
    settings.put("epochs", Integer.toString(epochs));
    settings.put("batchSize", Integer.toString(batchSize));
    settings.put("learningRate", Double.toString(learningRate));
    settings.put("averaging", Double.toString(averaging));
    settings.put("trainingThreads", Integer.toString(trainingThreads));
    settings.put("validationSeed", Long.toString(validationSeed()));
    settings.put("reportSeed", Long.toString(reportSeed()));
    settings.put("heldOutNegatives", Integer.toString(heldOutNegatives));
    settings.put("heldOutPulsars", Integer.toString(heldOutPulsars));
    settings.put("falsePositiveRate", Double.toString(falsePositiveRate));
    return settings;
  }
}
