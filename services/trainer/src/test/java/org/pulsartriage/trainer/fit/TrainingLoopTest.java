package org.pulsartriage.trainer.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.Sgd;
import org.pulsartriage.models.input.InputShape;
import org.pulsartriage.models.loss.CrossEntropy;
import org.pulsartriage.models.network.NetworkSettings;
import org.pulsartriage.models.network.Networks;

class TrainingLoopTest {

  private static final int FEATURES = 4;
  private static final List<InputShape> SHAPES =
      List.of(new InputShape("features", 1, 1, FEATURES));

  @Test
  void shouldLearnWhatCanBeLearned() {
    ComputationGraph network = network(new Adam(1e-2));

    fit(network, plan(20, 0, SampleOrder.reshuffled(1), Augmentation.NONE), source(400, 1));

    assertThat(accuracy(network, source(400, 2))).isGreaterThan(0.9);
  }

  @Test
  void shouldGiveTheSameParametersBitForBitForTheSameSeed() {
    List<INDArray> parameters = new ArrayList<>();
    for (long seed : new long[] {1, 1, 2}) {
      ComputationGraph network = network(new Adam(1e-2));
      Augmentation noise = (inputs, random) -> inputs[0][0] += (float) random.nextGaussian();
      fit(
          network,
          new TrainingPlan(3, 50, 2, SampleOrder.reshuffled(seed), noise, 0.9, seed, 1),
          source(230, 1));
      parameters.add(network.params());
    }

    assertThat(parameters.get(0)).isEqualTo(parameters.get(1)).isNotEqualTo(parameters.get(2));
  }

  @Test
  void shouldStopWhereItDivergesAndSayWhere() {
    ComputationGraph network = network(new Sgd(1e30));

    assertThatThrownBy(
            () ->
                fit(
                    network,
                    plan(5, 0, SampleOrder.reshuffled(1), Augmentation.NONE),
                    source(400, 1)))
        .isInstanceOf(DivergedException.class)
        .hasMessageMatching(
            "diverged in epoch \\d+, batch \\d+: .*; a lower learning rate may help");
  }

  @Test
  void shouldTellHowItGoes() {
    List<TrainingProgress> batches = new ArrayList<>();
    List<TrainingProgress> epochs = new ArrayList<>();
    TrainingListener listener =
        new TrainingListener() {
          @Override
          public void onBatch(TrainingProgress progress) {
            batches.add(progress);
          }

          @Override
          public void onEpoch(TrainingProgress progress, ComputationGraph network) {
            epochs.add(progress);
          }
        };
    Ticking clock = new Ticking();

    new TrainingLoop(clock)
        .fit(
            network(new Adam(1e-2)),
            SHAPES,
            source(120, 1),
            plan(2, 0, SampleOrder.reshuffled(1), Augmentation.NONE),
            listener);

    assertThat(batches).hasSize(6);
    assertThat(epochs).extracting(TrainingProgress::epoch).containsExactly(1, 2);
    assertThat(batches.get(0).samples()).isEqualTo(50);
    assertThat(batches.get(2).samples()).isEqualTo(120);
    // A second a reading of the clock: 50 samples in the first second leave 190 for the rest.
    assertThat(batches.get(0).samplesPerSecond()).isEqualTo(50);
    assertThat(batches.get(0).timeLeft()).isEqualTo(Duration.ofMillis(3800));
    assertThat(epochs.get(1).timeLeft()).isEqualTo(Duration.ZERO);
    assertThat(epochs.get(1).loss()).isPositive().isLessThan(epochs.get(0).loss());
  }

  @Test
  void shouldLeaveTheMeanOfTheParametersWhereThePlanAverages() {
    ComputationGraph plain = network(new Adam(5e-2));
    ComputationGraph averaged = network(new Adam(5e-2));
    INDArray start = plain.params().dup();
    List<INDArray> seen = new ArrayList<>();
    TrainingListener listener =
        new TrainingListener() {
          @Override
          public void onEpoch(TrainingProgress progress, ComputationGraph network) {
            seen.add(network.params().dup());
          }
        };

    fit(plain, plan(4, 0, SampleOrder.reshuffled(1), Augmentation.NONE), source(400, 1));
    new TrainingLoop(InstantSource.system())
        .fit(
            averaged,
            SHAPES,
            source(400, 1),
            plan(4, 0.99, SampleOrder.reshuffled(1), Augmentation.NONE),
            listener);

    assertThat(distance(averaged.params(), start)).isLessThan(distance(plain.params(), start));
    assertThat(averaged.params()).isEqualTo(seen.get(3)).isNotEqualTo(plain.params());
  }

  @Test
  void shouldTakeTheSamplesInTheOrderThatItIsGiven() {
    List<Integer> read = new ArrayList<>();
    ArraySource samples = source(10, 1);
    SampleSource recording =
        new SampleSource() {
          @Override
          public int size() {
            return samples.size();
          }

          @Override
          public int classOf(int index) {
            return samples.classOf(index);
          }

          @Override
          public void read(int index, float[][] inputs) {
            read.add(index);
            samples.read(index, inputs);
          }
        };

    fit(
        network(new Adam(1e-2)),
        new TrainingPlan(
            2,
            3,
            2,
            (epoch, size) -> epoch == 0 ? new int[] {4, 2, 9, 9} : new int[] {0, 1, 2, 3, 5},
            Augmentation.NONE,
            0,
            1,
            1),
        recording);

    // The fourth of the first epoch would be a batch of one.
    assertThat(read).containsExactly(4, 2, 9, 0, 1, 2, 3, 5);
  }

  @Test
  void shouldShuffleEverySampleOnceAnEpoch() {
    int[] first = SampleOrder.reshuffled(3).order(0, 100);
    int[] second = SampleOrder.reshuffled(3).order(1, 100);

    assertThat(first).doesNotHaveDuplicates().hasSize(100).isNotEqualTo(second);
    assertThat(second).doesNotHaveDuplicates().contains(0, 99);
    assertThat(SampleOrder.shuffledOnce(3).order(5, 100))
        .isEqualTo(SampleOrder.shuffledOnce(3).order(0, 100));
  }

  private static void fit(ComputationGraph network, TrainingPlan plan, SampleSource source) {
    new TrainingLoop(InstantSource.system())
        .fit(network, SHAPES, source, plan, TrainingListener.NONE);
  }

  private static TrainingPlan plan(
      int epochs, double averaging, SampleOrder order, Augmentation augmentation) {
    return new TrainingPlan(epochs, 50, 2, order, augmentation, averaging, 1, 1);
  }

  private static ComputationGraph network(IUpdater updater) {
    return Networks.create(
        Networks.named("mlp"), new NetworkSettings(2, FEATURES, new CrossEntropy(), updater, 0, 1));
  }

  /** Class 1 where the product of the first two features is positive. */
  private static ArraySource source(int size, long seed) {
    Random random = new Random(seed);
    float[] features = new float[size * FEATURES];
    int[] classes = new int[size];
    for (int i = 0; i < features.length; i++) {
      features[i] = random.nextFloat() * 2 - 1;
    }
    for (int i = 0; i < size; i++) {
      classes[i] = features[i * FEATURES] * features[i * FEATURES + 1] > 0 ? 1 : 0;
    }
    return new ArraySource(features, classes);
  }

  private static double accuracy(ComputationGraph network, ArraySource source) {
    BatchAssembler assembler = new BatchAssembler(source, SHAPES, 2);
    int[] order = new int[source.size()];
    for (int i = 0; i < order.length; i++) {
      order[i] = i;
    }
    float[][] logits =
        network
            .outputSingle(
                false,
                assembler.assemble(order, 0, order.length, Augmentation.NONE, null).getFeatures())
            .toFloatMatrix();
    int right = 0;
    for (int i = 0; i < logits.length; i++) {
      right += (logits[i][1] > logits[i][0] ? 1 : 0) == source.classOf(i) ? 1 : 0;
    }
    return (double) right / logits.length;
  }

  private static double distance(INDArray one, INDArray other) {
    return one.distance2(other);
  }

  private static final class Ticking implements InstantSource {

    private Instant now = Instant.EPOCH;

    @Override
    public Instant instant() {
      Instant then = now;
      now = now.plusSeconds(1);
      return then;
    }
  }
}
