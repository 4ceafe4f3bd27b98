package org.pulsartriage.datasets.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.pulsartriage.datasets.FeatureEncoding;
import org.pulsartriage.datasets.Part;

class TestSamplesTest {

  private static final Classes BINARY =
      new Classes(Classes.Kind.BINARY, List.of("c2"), List.of("c0"));

  @Test
  void shouldGiveTheTestSamplesInTheOrderOfTheirFiles() throws IOException {
    TestSamples samples = TestSamples.of(published(), protocol(Scaling.NONE), 1, 0);

    List<TestSamples.Row> rows = read(samples);

    assertThat(samples.size()).isEqualTo(3);
    // The task has the minority first: samples 0 and 3, then 2.
    assertThat(rows).extracting(TestSamples.Row::row).containsExactly(0, 2, 1);
    assertThat(rows).extracting(TestSamples.Row::taskClass).containsExactly(1, 0, 1);
  }

  @Property(tries = 20)
  void shouldScaleToTheVeryBitsOfTheTask(@ForAll Scaling scaling) throws IOException {
    if (scaling == Scaling.IMAGENET) {
      return; // It wants three channels.
    }
    Task task = protocol(scaling).apply(published(), 1, 0);
    TestSamples samples = TestSamples.of(published(), protocol(scaling), 1, 0);

    for (TestSamples.Row row : read(samples)) {
      float[] scaled = new float[row.values().length];
      for (int i = 0; i < scaled.length; i++) {
        scaled[i] = samples.scaling().scale(row.values()[i], i);
      }
      assertThat(scaled).isEqualTo(task.test().features(new int[] {row.row()}));
      assertThat(row.id()).isEqualTo(task.test().id(row.row()));
      assertThat(row.taskClass()).isEqualTo(task.test().classOf(row.row()));
    }
  }

  @Test
  void shouldHoldEverySampleOfEveryFoldOnce() throws IOException {
    Protocol folds =
        new Protocol(
            BINARY,
            new Imbalance.All(),
            Cut.FIRST,
            Sampling.NONE,
            new Split.KFold(2),
            Scaling.NONE,
            new Shuffle(Shuffle.Rule.ONCE, 1));
    MemoryDataset whole = MemoryDataset.whole(3, 0, 2, 2, 0, 1, 2, 0, 2);
    List<String> ids = new ArrayList<>();
    for (int fold = 0; fold < 2; fold++) {
      read(TestSamples.of(whole, folds, 5, fold)).forEach(row -> ids.add(row.id()));
    }

    assertThat(ids).doesNotHaveDuplicates().hasSize(7);
  }

  @Test
  void shouldGoOnFromAnySample() throws IOException {
    TestSamples samples = TestSamples.of(published(), protocol(Scaling.NONE), 1, 0);

    try (TestSamples.Rows rest = samples.open(1)) {
      assertThat(rest.next().row()).isEqualTo(2);
      assertThat(rest.next().row()).isEqualTo(1);
      assertThat(rest.next()).isNull();
    }
    try (TestSamples.Rows nothing = samples.open(3)) {
      assertThat(nothing.next()).isNull();
    }
  }

  @Test
  void shouldSayWhatTheProtocolLacks() {
    assertThatThrownBy(() -> TestSamples.of(published(), protocol(Scaling.NONE), 1, 3))
        .hasMessage("memory: fold 3 of 1");
  }

  private static List<TestSamples.Row> read(TestSamples samples) throws IOException {
    List<TestSamples.Row> rows = new ArrayList<>();
    try (TestSamples.Rows open = samples.open(0)) {
      for (TestSamples.Row row = open.next(); row != null; row = open.next()) {
        rows.add(row);
      }
    }
    assertThat(IntStream.range(0, samples.size()).boxed().toList())
        .containsExactlyInAnyOrderElementsOf(rows.stream().map(TestSamples.Row::row).toList());
    return rows;
  }

  private static Protocol protocol(Scaling scaling) {
    return new Protocol(
        BINARY,
        new Imbalance.Step(2, 3),
        Cut.FIRST,
        Sampling.NONE,
        new Split.Published(),
        scaling,
        new Shuffle(Shuffle.Rule.ONCE, 1));
  }

  private static MemoryDataset published() {
    return new MemoryDataset(FeatureEncoding.FLOAT, new int[] {2}, 3)
        .with(Part.TRAIN, 0, 2, 1, 0, 2, 0, 0, 2, 1)
        .with(Part.TEST, 2, 1, 0, 2);
  }
}
