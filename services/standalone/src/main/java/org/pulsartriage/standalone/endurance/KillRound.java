package org.pulsartriage.standalone.endurance;

import java.time.Duration;

/**
 * What one round showed, counted over the whole run.
 *
 * @param number of the round, from 1
 * @param victim the process that was killed
 * @param after how long after the round's start
 * @param change what was done to the models in the round
 * @param accepted different candidates on the candidates topic
 * @param scored of these, with a score
 * @param sentAgain records of identities that were there before, which the scorer left out
 * @param models how many models have scored
 * @param lost candidates without a score or a rejection although the pipeline has come to rest
 * @param doubled candidates with more than one score
 * @param byAnotherModel scores by another model than the recorded switches name
 * @param balanced whether the ledger balances
 * @param recovery from the kill until every candidate of the round was scored
 */
public record KillRound(
    int number,
    String victim,
    Duration after,
    String change,
    int accepted,
    int scored,
    long sentAgain,
    int models,
    int lost,
    int doubled,
    int byAnotherModel,
    boolean balanced,
    Duration recovery) {

  /**
   * @return whether nothing was lost or doubled, and all agrees
   */
  public boolean sound() {
    return lost == 0 && doubled == 0 && byAnotherModel == 0 && balanced;
  }
}
