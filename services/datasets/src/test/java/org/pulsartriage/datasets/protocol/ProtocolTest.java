package org.pulsartriage.datasets.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.pulsartriage.datasets.FeatureEncoding;
import org.pulsartriage.datasets.Part;

class ProtocolTest {

  private static final Classes BINARY =
      new Classes(Classes.Kind.BINARY, List.of("c2"), List.of("c0"));
  private static final Shuffle ONCE = new Shuffle(Shuffle.Rule.ONCE, 1);

  private static Protocol protocol(
      Classes classes, Imbalance imbalance, Cut cut, Sampling sampling, Split split) {
    return new Protocol(classes, imbalance, cut, sampling, split, Scaling.NONE, ONCE);
  }

  private static MemoryDataset published() {
    return new MemoryDataset(FeatureEncoding.FLOAT, new int[] {2}, 3)
        .with(Part.TRAIN, 0, 2, 1, 0, 2, 0, 0, 2, 1)
        .with(Part.TEST, 2, 1, 0, 2);
  }

  @Test
  void shouldTakeTheFirstOfEachClassMinorityFirst() throws IOException {
    Selection selection =
        protocol(BINARY, new Imbalance.Step(2, 3), Cut.FIRST, Sampling.NONE, new Split.Published())
            .select(published(), 1, 0);
    assertThat(selection.classNames()).containsExactly("c0", "c2");
    assertThat(selection.minority()).containsExactly(false, true);
    assertThat(selection.train().indices()).containsExactly(1, 4, 0, 3, 5);
    assertThat(selection.train().classes()).containsExactly(1, 1, 0, 0, 0);
    assertThat(selection.validation().size()).isZero();
    assertThat(selection.test().indices()).containsExactly(0, 3, 2);
    assertThat(selection.test().classes()).containsExactly(1, 1, 0);
  }

  @Test
  void shouldKeepTheDataSetsOrderOfManyClasses() throws IOException {
    Classes multi = new Classes(Classes.Kind.MULTI, List.of(), List.of("c1"));
    Selection selection =
        protocol(multi, new Imbalance.All(), Cut.FIRST, Sampling.NONE, new Split.Published())
            .select(published(), 1, 0);
    assertThat(selection.classNames()).containsExactly("c0", "c1", "c2");
    assertThat(selection.minority()).containsExactly(true, false, true);
    assertThat(selection.train().indices()).containsExactly(0, 3, 5, 6, 2, 8, 1, 4, 7);
    assertThat(selection.train().counts(3)).containsExactly(4, 2, 3);
  }

  @Test
  void shouldSpaceTheLevelsOfLinearImbalanceEvenly() {
    Imbalance linear = new Imbalance.Linear(200, 3000);
    boolean[] mask = new boolean[10];
    assertThat(IntStream.range(0, 10).map(c -> linear.count(c, mask, 5000)))
        .containsExactly(200, 511, 822, 1133, 1444, 1756, 2067, 2378, 2689, 3000);
  }

  @Test
  void shouldSayThatAClassHasTooFewSamples() {
    Protocol protocol =
        protocol(BINARY, new Imbalance.Step(4, 1), Cut.FIRST, Sampling.NONE, new Split.Published());
    assertThatThrownBy(() -> protocol.select(published(), 1, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("memory: class 'c2': 4 training samples wanted, 3 there");
  }

  @Test
  void shouldSayThatAClassOrAPartIsUnknown() {
    Protocol unknown =
        protocol(
            new Classes(Classes.Kind.BINARY, List.of("c9"), List.of("c0")),
            new Imbalance.All(),
            Cut.FIRST,
            Sampling.NONE,
            new Split.Published());
    assertThatThrownBy(() -> unknown.select(published(), 1, 0))
        .hasMessage("memory: class 'c9' is none of the data set's: c0, c1, c2");
    Protocol folds =
        protocol(BINARY, new Imbalance.All(), Cut.FIRST, Sampling.NONE, new Split.KFold(2));
    assertThatThrownBy(() -> folds.select(published(), 1, 0))
        .hasMessage("memory: has no part WHOLE");
  }

  @Test
  void shouldCutRangesInFileOrder() throws IOException {
    Split split =
        new Split.FileOrder(
            Map.of(
                "c0",
                new Split.FileOrder.Ranges(range(0, 1), range(1, 1), range(1, 3)),
                "c2",
                new Split.FileOrder.Ranges(range(0, 2), range(2, 3), range(3, 4))));
    Selection selection =
        protocol(BINARY, new Imbalance.All(), Cut.FIRST, Sampling.NONE, split)
            .select(MemoryDataset.whole(3, 0, 2, 2, 0, 1, 2, 0, 2), 1, 0);
    assertThat(selection.train().indices()).containsExactly(1, 2, 0);
    assertThat(selection.validation().indices()).containsExactly(5);
    assertThat(selection.test().indices()).containsExactly(7, 3, 6);
    assertThatThrownBy(
            () ->
                protocol(BINARY, new Imbalance.All(), Cut.FIRST, Sampling.NONE, split)
                    .select(MemoryDataset.whole(3, 0, 2, 2, 0, 1, 2, 0), 1, 0))
        .hasMessage("memory: class 'c2': test range [3, 4) of 3 samples");
  }

  private static Split.FileOrder.Range range(int from, int to) {
    return new Split.FileOrder.Range(from, to);
  }

  @Test
  void shouldRefuseRangesThatOverlap() {
    assertThatThrownBy(() -> new Split.FileOrder.Ranges(range(0, 5), range(5, 6), range(4, 9)))
        .hasMessage("train, validation and test ranges overlap");
  }

  private static int[] labels(int... counts) {
    // Interleaved, so that classes are not runs.
    return IntStream.range(0, Arrays.stream(counts).max().orElse(0))
        .flatMap(i -> IntStream.range(0, counts.length).filter(c -> i < counts[c]))
        .toArray();
  }

  @Property(tries = 100)
  void shouldKeepProportionsInEveryFold(
      @ForAll @IntRange(min = 10, max = 200) int majority,
      @ForAll @IntRange(min = 10, max = 40) int minority,
      @ForAll @IntRange(min = 2, max = 10) int folds,
      @ForAll long seed)
      throws IOException {
    MemoryDataset dataset = MemoryDataset.whole(3, labels(majority, 3, minority));
    Protocol protocol =
        protocol(BINARY, new Imbalance.All(), Cut.FIRST, Sampling.NONE, new Split.KFold(folds));
    int[] seen = new int[majority + minority + 3];
    for (int fold = 0; fold < folds; fold++) {
      Selection selection = protocol.select(dataset, seed, fold);
      int[] counts = selection.test().counts(2);
      assertThat((double) counts[0]).isCloseTo((double) majority / folds, within(1.0));
      assertThat((double) counts[1]).isCloseTo((double) minority / folds, within(1.0));
      assertThat(selection.train().size() + selection.test().size()).isEqualTo(majority + minority);
      assertThat(selection.train().indices()).doesNotContain(selection.test().indices());
      for (int index : selection.test().indices()) {
        seen[index]++;
      }
    }
    assertThat(Arrays.stream(seen).sum()).isEqualTo(majority + minority);
    assertThat(Arrays.stream(seen).max()).hasValue(1);
  }

  @Property(tries = 100)
  void shouldKeepProportionsInAStratifiedDivision(
      @ForAll @IntRange(min = 20, max = 300) int majority,
      @ForAll @IntRange(min = 20, max = 60) int minority,
      @ForAll @LongRange(min = 0) long seed)
      throws IOException {
    MemoryDataset dataset = MemoryDataset.whole(3, labels(majority, 0, minority));
    Protocol protocol =
        protocol(
            BINARY,
            new Imbalance.All(),
            Cut.FIRST,
            Sampling.NONE,
            new Split.Stratified(0.2, 0.25, seed));
    Selection selection = protocol.select(dataset, 1, 0);
    Selection other = protocol.select(dataset, 2, 0);
    assertThat(other.test().indices()).isEqualTo(selection.test().indices());
    for (int c = 0; c < 2; c++) {
      int of = c == 0 ? majority : minority;
      assertThat((double) selection.test().counts(2)[c]).isCloseTo(0.2 * of, within(0.5));
      assertThat((double) selection.validation().counts(2)[c]).isCloseTo(0.2 * of, within(1.0));
    }
    assertThat(IntStream.of(selection.train().indices()).boxed().toList())
        .doesNotContainAnyElementsOf(
            IntStream.concat(
                    IntStream.of(selection.test().indices()),
                    IntStream.of(selection.validation().indices()))
                .boxed()
                .toList());
    assertThat(selection.train().size() + selection.validation().size() + selection.test().size())
        .isEqualTo(majority + minority);
  }

  @Property(tries = 100)
  void shouldBalanceByOverSampling(
      @ForAll @IntRange(min = 1, max = 80) int majority,
      @ForAll @IntRange(min = 1, max = 80) int minority,
      @ForAll long seed)
      throws IOException {
    Selection selection = sampled(Sampling.ROS, majority, minority, seed);
    int most = Math.max(majority, minority);
    assertThat(selection.train().counts(2)).containsExactly(most, most);
    // Every sample of its own is there at least once.
    assertThat(Arrays.stream(selection.train().indices()).distinct().count())
        .isEqualTo(majority + minority);
    assertLabelsAgree(selection, majority, minority);
  }

  @Property(tries = 100)
  void shouldBalanceByUnderSampling(
      @ForAll @IntRange(min = 1, max = 80) int majority,
      @ForAll @IntRange(min = 1, max = 80) int minority,
      @ForAll long seed)
      throws IOException {
    Selection selection = sampled(Sampling.RUS, majority, minority, seed);
    int least = Math.min(majority, minority);
    assertThat(selection.train().counts(2)).containsExactly(least, least);
    assertThat(selection.train().indices()).doesNotHaveDuplicates();
    assertLabelsAgree(selection, majority, minority);
  }

  private static Selection sampled(Sampling sampling, int majority, int minority, long seed)
      throws IOException {
    MemoryDataset dataset =
        new MemoryDataset(FeatureEncoding.FLOAT, new int[] {1}, 3)
            .with(Part.TRAIN, labels(majority, 1, minority))
            .with(Part.TEST, 0, 2);
    return protocol(BINARY, new Imbalance.All(), Cut.FIRST, sampling, new Split.Published())
        .select(dataset, seed, 0);
  }

  private static void assertLabelsAgree(Selection selection, int majority, int minority) {
    int[] labels = labels(majority, 1, minority);
    for (int row = 0; row < selection.train().size(); row++) {
      assertThat(labels[selection.train().indices()[row]])
          .isEqualTo(selection.train().classes()[row] == 1 ? 2 : 0);
    }
  }

  @Test
  void shouldDrawARandomCutFromTheRunsSeed() throws IOException {
    MemoryDataset dataset =
        new MemoryDataset(FeatureEncoding.FLOAT, new int[] {1}, 3)
            .with(Part.TRAIN, labels(100, 0, 100))
            .with(Part.TEST, 0, 2);
    Protocol random =
        protocol(
            BINARY, new Imbalance.Step(10, 20), Cut.RANDOM, Sampling.NONE, new Split.Published());
    int[] first = random.select(dataset, 1, 0).train().indices();
    assertThat(random.select(dataset, 1, 0).train().indices()).isEqualTo(first);
    assertThat(random.select(dataset, 2, 0).train().indices()).isNotEqualTo(first);
    assertThat(random.select(dataset, 1, 0).train().counts(2)).containsExactly(20, 10);
  }

  @Test
  void shouldReadSharedSamplesOnceAndScaleThem() throws IOException {
    MemoryDataset dataset =
        new MemoryDataset(FeatureEncoding.BYTE, new int[] {1, 1, 2}, 3)
            .with(Part.TRAIN, 2, 0, 0, 0)
            .with(Part.TEST, 0, 2);
    Task task =
        new Protocol(
                BINARY,
                new Imbalance.All(),
                Cut.FIRST,
                Sampling.ROS,
                new Split.Published(),
                Scaling.BYTE_256,
                ONCE)
            .apply(dataset);
    assertThat(task.train().shape()).containsExactly(1, 1, 2);
    assertThat(task.train().classes()).containsExactly(1, 1, 1, 0, 0, 0);
    assertThat(task.train().features())
        .containsExactly(
            0, 0, 0, 0, 0, 0, 1 / 256f, 2 / 256f, 2 / 256f, 4 / 256f, 3 / 256f, 6 / 256f);
    assertThat(task.train().features(new int[] {5, 3}))
        .containsExactly(3 / 256f, 6 / 256f, 1 / 256f, 2 / 256f);
    assertThat(task.train().id(4)).isEqualTo("TRAIN/2");
    assertThat(task.test().id(0)).isEqualTo("TEST/1");
    assertThat(task.validation().size()).isZero();
  }

  @Test
  void shouldStandardiseByTheTrainingSamplesAlone() throws IOException {
    Split split =
        new Split.FileOrder(
            Map.of(
                "c0", new Split.FileOrder.Ranges(range(0, 2), range(2, 2), range(2, 3)),
                "c2", new Split.FileOrder.Ranges(range(0, 1), range(1, 1), range(1, 2))));
    Task task =
        new Protocol(
                BINARY,
                new Imbalance.All(),
                Cut.FIRST,
                Sampling.NONE,
                split,
                Scaling.STANDARDISE,
                ONCE)
            .apply(MemoryDataset.whole(3, 2, 0, 0, 0, 2));
    // Training samples are 0, 1, 2: mean 1, standard deviation sqrt(2/3).
    float step = (float) Math.sqrt(1.5);
    assertThat(task.train().features()).containsExactly(-step, -step, 0, 0, step, step);
    assertThat(task.test().features()[0]).isCloseTo(3 * step, within(1e-6f));
  }

  @Test
  void shouldGiveTheOrderThatNumpyGives() {
    // numpy.random.RandomState(1).permutation(10) and of 1050, and RandomState(42) of 17.
    assertThat(NumpyPermutation.of(1, 10)).containsExactly(2, 9, 6, 4, 0, 3, 1, 7, 8, 5);
    int[] order = NumpyPermutation.of(1, 1050);
    assertThat(Arrays.copyOf(order, 8)).containsExactly(49, 779, 358, 991, 639, 1027, 60, 108);
    assertThat(Arrays.copyOfRange(order, 1046, 1050)).containsExactly(847, 715, 905, 235);
    assertThat(NumpyPermutation.of(42, 17))
        .containsExactly(0, 1, 5, 15, 11, 14, 8, 13, 2, 9, 16, 4, 7, 10, 12, 3, 6);
  }

  @Test
  void shouldShuffleOnceOrEveryEpochAsTheRuleSays() {
    assertThat(ONCE.order(50, 1, 0)).isEqualTo(ONCE.order(50, 9, 7));
    Shuffle every = new Shuffle(Shuffle.Rule.EVERY_EPOCH, 1);
    assertThat(every.order(50, 1, 0)).isEqualTo(every.order(50, 1, 0));
    assertThat(every.order(50, 1, 0)).isNotEqualTo(every.order(50, 1, 1));
    assertThat(every.order(50, 1, 0)).isNotEqualTo(every.order(50, 2, 0));
    assertThat(every.order(50, 1, 3)).containsExactlyInAnyOrder(IntStream.range(0, 50).toArray());
  }
}
