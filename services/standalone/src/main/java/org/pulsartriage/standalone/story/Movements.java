package org.pulsartriage.standalone.story;

import java.util.List;
import org.pulsartriage.schemas.Score;
import org.pulsartriage.schemas.ScoreLabel;

/**
 * Pulsars that two models disagree on.
 *
 * @param lost pulsars that the active model calls and the shadow does not
 * @param won the other way round
 */
record Movements(int lost, int won) {

  /**
   * @param night the truth
   * @param active the active model's scores
   * @param shadow the shadow's of the same candidates, in the same order
   * @return the pulsars among those that they disagree on
   */
  static Movements of(StoryNight night, List<Score> active, List<Score> shadow) {
    int lost = 0;
    int won = 0;
    for (int i = 0; i < active.size(); i++) {
      if (night.isPulsar(active.get(i).getFileName())) {
        boolean before = active.get(i).getLabel() == ScoreLabel.PULSAR;
        boolean after = shadow.get(i).getLabel() == ScoreLabel.PULSAR;
        lost += before && !after ? 1 : 0;
        won += after && !before ? 1 : 0;
      }
    }
    return new Movements(lost, won);
  }
}
