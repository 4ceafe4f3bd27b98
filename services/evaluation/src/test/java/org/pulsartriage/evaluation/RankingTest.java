package org.pulsartriage.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class RankingTest {

  /** A score on a coarse grid, so that many are equal, and whether it is a positive. */
  record Scored(double score, boolean positive) {}

  @Property
  void shouldCountPairsInOrderAndTiesHalf(@ForAll("samples") List<Scored> samples) {
    double pairs = 0;
    double ordered = 0;
    for (Scored positive : samples) {
      for (Scored negative : samples) {
        if (positive.positive() && !negative.positive()) {
          pairs++;
          ordered += positive.score() > negative.score() ? 1 : 0;
          ordered += positive.score() == negative.score() ? 0.5 : 0;
        }
      }
    }

    assertThat(ranking(samples).rocAuc()).isEqualTo(ordered / pairs);
  }

  @Property
  void shouldNotChangeWhenScoresAreStretchedInOrder(@ForAll("samples") List<Scored> samples) {
    List<Scored> stretched =
        samples.stream().map(s -> new Scored(Math.exp(3 * s.score()) - 7, s.positive())).toList();

    assertThat(ranking(stretched).rocAuc()).isEqualTo(ranking(samples).rocAuc());
    assertThat(ranking(stretched).averagePrecision())
        .isEqualTo(ranking(samples).averagePrecision());
  }

  @Property
  void shouldTurnAroundWithTheScores(@ForAll("samples") List<Scored> samples) {
    List<Scored> reversed =
        samples.stream().map(s -> new Scored(1 - s.score(), s.positive())).toList();

    assertThat(ranking(reversed).rocAuc()).isCloseTo(1 - ranking(samples).rocAuc(), within(1e-15));
  }

  @Property
  void shouldNotDependOnTheOrderOfTheSamples(@ForAll("samples") List<Scored> samples) {
    List<Scored> backwards = new ArrayList<>(samples);
    Collections.reverse(backwards);

    assertThat(ranking(backwards).rocAuc()).isEqualTo(ranking(samples).rocAuc());
    assertThat(ranking(backwards).averagePrecision())
        .isEqualTo(ranking(samples).averagePrecision());
  }

  @Property
  void shouldRecallNoLessAtAHigherFalsePositiveRate(
      @ForAll("samples") List<Scored> samples,
      @ForAll("rates") double a,
      @ForAll("rates") double b) {
    Ranking ranking = ranking(samples);

    assertThat(ranking.recallAtFalsePositiveRate(Math.max(a, b)))
        .isGreaterThanOrEqualTo(ranking.recallAtFalsePositiveRate(Math.min(a, b)));
    assertThat(ranking.recallAtFalsePositiveRate(1)).isEqualTo(1);
  }

  @Property
  void shouldCallAtTheThresholdOfTheHighestF1(@ForAll("samples") List<Scored> samples) {
    double most = 0;
    for (int eighths = 0; eighths <= 8; eighths++) {
      most = Math.max(most, f1(samples, eighths / 8.0));
    }

    assertThat(f1(samples, ranking(samples).bestF1Threshold())).isEqualTo(most);
  }

  @Example
  void shouldPutTheThresholdHalfwayBetweenCalledAndNot() {
    Ranking some = Ranking.of(new double[] {3, 2, 0}, new boolean[] {true, true, false});
    Ranking all = Ranking.of(new double[] {3, 2, 0}, new boolean[] {true, false, true});

    assertThat(some.bestF1Threshold()).isEqualTo(1);
    assertThat(all.bestF1Threshold()).isEqualTo(0);
  }

  @Example
  void shouldGiveTheHandWorkedFigures() {
    // Down the list: hit, miss, hit: AUC 1/2 of 2 pairs, AP (1 + 2/3) / 2.
    Ranking ranking = Ranking.of(new double[] {3, 2, 1}, new boolean[] {true, false, true});

    assertThat(ranking.rocAuc()).isEqualTo(0.5);
    assertThat(ranking.averagePrecision()).isCloseTo(5.0 / 6, within(1e-15));
    assertThat(ranking.recallAtFalsePositiveRate(0)).isEqualTo(0.5);
  }

  @Example
  void shouldRefuseWhatCannotBeRanked() {
    assertThatThrownBy(() -> Ranking.of(new double[] {1, 2}, new boolean[] {true, true}))
        .hasMessage("a ranking needs both: 2 positives, 0 negatives");
    assertThatThrownBy(() -> Ranking.of(new double[] {1, Double.NaN}, new boolean[] {true, false}))
        .hasMessage("score of sample 1 is not a number");
  }

  @Provide
  Arbitrary<Double> rates() {
    return Arbitraries.doubles().between(0, 1);
  }

  @Provide
  Arbitrary<List<Scored>> samples() {
    Arbitrary<Scored> sample =
        Arbitraries.integers()
            .between(0, 8)
            .flatMap(
                s -> Arbitraries.of(true, false).map(positive -> new Scored(s / 8.0, positive)));
    return sample
        .list()
        .ofMinSize(2)
        .ofMaxSize(40)
        .filter(list -> list.stream().map(Scored::positive).distinct().count() == 2);
  }

  private static double f1(List<Scored> samples, double threshold) {
    double hits = samples.stream().filter(s -> s.positive() && s.score() >= threshold).count();
    double called = samples.stream().filter(s -> s.score() >= threshold).count();
    double positives = samples.stream().filter(Scored::positive).count();
    return 2 * hits / (positives + called);
  }

  private static Ranking ranking(List<Scored> samples) {
    boolean[] positive = new boolean[samples.size()];
    for (int i = 0; i < positive.length; i++) {
      positive[i] = samples.get(i).positive();
    }
    return Ranking.of(samples.stream().mapToDouble(Scored::score).toArray(), positive);
  }
}
