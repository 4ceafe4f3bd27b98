package org.pulsartriage.standalone.story;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.pulsartriage.schemas.Score;
import org.pulsartriage.schemas.ScoreLabel;

/**
 * What the pipeline made of a night, beside the truth.
 *
 * @param date the night
 * @param scored candidates scored
 * @param pulsars pulsars among them
 * @param found of these, called a pulsar
 * @param falsePositives other candidates that are called a pulsar
 * @param flood candidates of the new interference
 * @param floodCalled of these, called a pulsar
 * @param models names of the models that scored
 */
record NightFigures(
    LocalDate date,
    int scored,
    int pulsars,
    int found,
    int falsePositives,
    int flood,
    int floodCalled,
    List<String> models) {

  /**
   * @param night the truth
   * @param scores of files of that night; injected pulsars are passed over
   * @return the figures
   */
  static NightFigures of(StoryNight night, List<Score> scores) {
    int[] count = new int[5];
    List<Score> own = scores.stream().filter(score -> score.getInjection() == null).toList();
    for (Score score : own) {
      boolean called = score.getLabel() == ScoreLabel.PULSAR;
      boolean pulsar = night.isPulsar(score.getFileName());
      boolean flood = night.truth().get(score.getFileName()) == StoryNight.FLOOD;
      count[0] += pulsar ? 1 : 0;
      count[1] += pulsar && called ? 1 : 0;
      count[2] += !pulsar && called ? 1 : 0;
      count[3] += flood ? 1 : 0;
      count[4] += flood && called ? 1 : 0;
    }
    return new NightFigures(
        night.date(),
        own.size(),
        count[0],
        count[1],
        count[2],
        count[3],
        count[4],
        own.stream().map(Score::getModelId).distinct().sorted().collect(Collectors.toList()));
  }

  double recall() {
    return (double) found / pulsars;
  }
}
