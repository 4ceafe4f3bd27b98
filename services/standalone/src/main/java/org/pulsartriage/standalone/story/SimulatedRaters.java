package org.pulsartriage.standalone.story;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.random.RandomGenerator;
import org.pulsartriage.candidates.simulator.CandidateKind;
import org.pulsartriage.schemas.CandidateLabel;
import org.pulsartriage.schemas.Label;
import org.pulsartriage.schemas.Score;
import org.pulsartriage.schemas.ScoreLabel;

/** People at the desk who know what they see, and are mistaken in one label of fifty. */
final class SimulatedRaters {

  /** Part of the labels that are wrong. */
  static final double MISTAKES = 0.02;

  private static final List<String> NAMES = List.of("anna", "ben", "chiara");

  private final RandomGenerator random;
  private final InstantSource clock;

  /**
   * @param random source of mistakes
   * @param clock tells when they label
   */
  SimulatedRaters(RandomGenerator random, InstantSource clock) {
    this.random = random;
    this.clock = clock;
  }

  /**
   * Everyone labels what was called a pulsar, and the best of the rest.
   *
   * @param night the truth
   * @param scores the night's scores; injected pulsars are not shown to raters
   * @param rest how many of the rest
   * @return a label for each candidate and rater
   */
  List<Label> label(StoryNight night, List<Score> scores, int rest) {
    List<Score> queue =
        scores.stream()
            .filter(score -> score.getInjection() == null)
            .sorted(
                Comparator.comparingDouble(Score::getLogit)
                    .reversed()
                    .thenComparing(Score::getCandidateId))
            .toList();
    long called = queue.stream().filter(score -> score.getLabel() == ScoreLabel.PULSAR).count();
    List<Label> labels = new ArrayList<>();
    for (Score score : queue.subList(0, (int) Math.min(queue.size(), called + rest))) {
      for (String rater : NAMES) {
        labels.add(
            Label.newBuilder()
                .setCandidateId(score.getCandidateId())
                .setRater(rater)
                .setLabel(label(night.truth().get(score.getFileName())))
                .setLabelledAt(clock.instant())
                .setModelDigest(score.getModelDigest())
                .build());
      }
    }
    return labels;
  }

  private CandidateLabel label(CandidateKind kind) {
    boolean mistaken = random.nextDouble() < MISTAKES;
    if (kind.isPulsar()) {
      return mistaken ? CandidateLabel.RFI : CandidateLabel.TIER_1;
    }
    if (mistaken) {
      return CandidateLabel.TIER_2;
    }
    return kind == CandidateKind.NOISE ? CandidateLabel.NOISE : CandidateLabel.RFI;
  }
}
