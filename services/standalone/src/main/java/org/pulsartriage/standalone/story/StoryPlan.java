package org.pulsartriage.standalone.story;

import java.time.LocalDate;

/**
 * How large the week is.
 *
 * @param seed what the sky, the raters and the moments of kills follow from
 * @param first date of the first night
 * @param usualNights nights before the flood, 0 or more
 * @param afterNights nights after the promotion, 1 or more
 * @param pulsars pulsars a night
 * @param rfi usual interference a night
 * @param noise chance peaks a night
 * @param flood candidates a night of the new kind of interference, from the first night of the
 *     flood on
 * @param extraLabels how many candidates of the flood's first night the raters label beside those
 *     that were called pulsars: the next in rank
 * @param trainingPulsars simulated pulsars that the retraining takes beside the labels
 * @param trainingOthers the same of others
 * @param epochs of the retraining
 * @param validation simulated candidates that both models score for the card
 * @param replayed samples of a benchmark that are replayed under the new model
 * @param kills how often the trainer is killed while it trains, and the replay service while it
 *     replays; 0 lets them run with the services
 */
record StoryPlan(
    long seed,
    LocalDate first,
    int usualNights,
    int afterNights,
    int pulsars,
    int rfi,
    int noise,
    int flood,
    int extraLabels,
    int trainingPulsars,
    int trainingOthers,
    int epochs,
    int validation,
    int replayed,
    int kills) {

  private static final LocalDate MONDAY = LocalDate.of(2026, 3, 2);

  /** Seven nights of 1,300 candidates. */
  static StoryPlan week(long seed, int kills) {
    return new StoryPlan(
        seed, MONDAY, 2, 2, 20, 280, 700, 300, 200, 3000, 6000, 10, 1200, 1000, kills);
  }

  /** Four small nights: for those who want to see that it works. */
  static StoryPlan brief(long seed, int kills) {
    return new StoryPlan(seed, MONDAY, 0, 1, 10, 40, 100, 100, 40, 600, 1200, 6, 200, 200, kills);
  }

  /**
   * Nights in all: usual, first of the flood, while the model is trained, with the shadow, after.
   */
  int nights() {
    return usualNights + 3 + afterNights;
  }

  LocalDate night(int index) {
    return first.plusDays(index);
  }
}
