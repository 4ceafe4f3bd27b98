package org.pulsartriage.trainer.report;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.pulsartriage.trainer.evaluation.Predictions;
import org.pulsartriage.trainer.evaluation.SeedSummary;

/**
 * One seed of a run.
 *
 * @param seed seed of the initial parameters
 * @param folds its trainings: one, or as many as the experiment has folds
 */
public record SeedResult(long seed, List<FoldResult> folds) {

  public SeedResult {
    folds = List.copyOf(folds);
    if (folds.isEmpty()) {
      throw new IllegalArgumentException("seed " + seed + " has no training");
    }
  }

  /**
   * @return figures to be averaged: of the scored epochs, or, with several folds, of each fold with
   *     its scored epochs averaged
   */
  public List<Map<String, Double>> scored() {
    return folds.size() == 1
        ? scored(folds.get(0))
        : folds.stream().map(fold -> SeedSummary.meanOfEpochs(seed, scored(fold))).toList();
  }

  private static List<Map<String, Double>> scored(FoldResult fold) {
    return fold.epochs().stream().filter(EpochResult::scored).map(EpochResult::metrics).toList();
  }

  /**
   * @return the epochs of the first fold
   */
  public List<EpochResult> epochs() {
    return folds.get(0).epochs();
  }

  /**
   * @return number of scored epochs of the first fold
   */
  public int scoredEpochs() {
    return scored(folds.get(0)).size();
  }

  /**
   * @return what the last networks said, each of its own fold's test set
   */
  public Predictions predictions() {
    return Predictions.together(folds.stream().map(FoldResult::predictions).toList());
  }

  /**
   * @return time of training, evaluation left out
   */
  public double seconds() {
    return all().mapToDouble(EpochResult::seconds).sum();
  }

  /**
   * @return samples trained on, a second
   */
  public double samplesPerSecond() {
    double seconds = seconds();
    return seconds == 0 ? 0 : all().mapToLong(EpochResult::samples).sum() / seconds;
  }

  private Stream<EpochResult> all() {
    return folds.stream().flatMap(fold -> fold.epochs().stream());
  }
}
