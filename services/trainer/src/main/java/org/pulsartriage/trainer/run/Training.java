package org.pulsartriage.trainer.run;

/**
 * One of a run's trainings.
 *
 * @param seed seed of initial parameters, order and whatever else is drawn
 * @param fold from 0
 * @param folds how many there are
 */
public record Training(long seed, int fold, int folds) {

  /** Name of its folder. */
  String folderName() {
    return folds == 1 ? "seed-" + seed : "seed-" + seed + "-fold-" + (fold + 1);
  }

  /**
   * @return in words, e.g. {@code seed 3} or {@code seed 3 fold 2/5}
   */
  public String label() {
    return folds == 1 ? "seed " + seed : "seed %d fold %d/%d".formatted(seed, fold + 1, folds);
  }
}
