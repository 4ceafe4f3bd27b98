package org.pulsartriage.replay.evaluations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Random;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pulsartriage.evaluation.Metrics;
import org.pulsartriage.evaluation.Predictions;
import org.pulsartriage.models.loss.ClassBalance;
import org.pulsartriage.schemas.Evaluation;
import org.pulsartriage.schemas.EvaluationScope;
import org.pulsartriage.schemas.LabelledSample;
import org.pulsartriage.schemas.ModelReference;
import org.pulsartriage.schemas.ReplayProgress;
import org.pulsartriage.schemas.ReplayState;
import org.pulsartriage.schemas.SampleEncoding;
import org.pulsartriage.schemas.SampleScore;
import org.pulsartriage.schemas.serde.AvroSerde;
import org.pulsartriage.schemas.topics.TopicCatalogue;

class EvaluationTopologyTest {

  private static final TopicCatalogue TOPICS = TopicCatalogue.standard();
  private static final String SOURCE = "drawn";
  private static final String RUN = "drawn-1";
  private static final int WINDOW = 40;
  private static final ClassBalance TWO = ClassBalance.binary(1, 1);
  private static final ModelReference MODEL =
      new ModelReference("drawn", "d".repeat(64), "file:///model.zip");

  private TopologyTestDriver driver;
  private TestInputTopic<String, LabelledSample> samples;
  private TestInputTopic<String, SampleScore> scores;
  private TestInputTopic<String, ReplayProgress> progress;

  @BeforeEach
  void start(@TempDir Path state) {
    Properties properties = new Properties();
    properties.put(StreamsConfig.APPLICATION_ID_CONFIG, "evaluation");
    properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "nowhere:1");
    properties.put(StreamsConfig.STATE_DIR_CONFIG, state.toString());
    driver = new TopologyTestDriver(EvaluationTopology.of(TOPICS), properties);
    StringSerializer keys = new StringSerializer();
    samples =
        driver.createInputTopic(
            TOPICS.samples(SOURCE).name(), keys, AvroSerde.of(LabelledSample.class).serializer());
    scores =
        driver.createInputTopic(
            TOPICS.sampleScores().name(), keys, AvroSerde.of(SampleScore.class).serializer());
    progress =
        driver.createInputTopic(
            TOPICS.replayProgress().name(), keys, AvroSerde.of(ReplayProgress.class).serializer());
  }

  @AfterEach
  void stop() {
    driver.close();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void shouldGiveTheFiguresOfAnEvaluationFromDiskWhateverTheOrderOfArrival(long seed) {
    List<Drawn> drawn = draw(100, 7);
    List<Runnable> arrivals = new ArrayList<>();
    for (Drawn one : drawn) {
      arrivals.add(() -> truth(one));
      arrivals.add(() -> score(one));
    }
    Collections.shuffle(arrivals, new Random(seed));
    // Progress alone is in order: it is on one partition.
    int begun = new Random(seed).nextInt(arrivals.size());
    arrivals.add(begun, () -> progress(ReplayState.RUNNING, 30, 100));
    int ended = begun + 1 + new Random(seed).nextInt(arrivals.size() - begun);
    arrivals.add(ended, () -> progress(ReplayState.DONE, 100, 100));

    arrivals.forEach(Runnable::run);

    List<Evaluation> evaluations = evaluations();
    assertThat(evaluations)
        .extracting(Evaluation::getScope, Evaluation::getFirstPosition, Evaluation::getEndPosition)
        .containsExactly(
            tuple(EvaluationScope.WINDOW, 0L, 40L),
            tuple(EvaluationScope.CUMULATIVE, 0L, 40L),
            tuple(EvaluationScope.WINDOW, 40L, 80L),
            tuple(EvaluationScope.CUMULATIVE, 0L, 80L),
            tuple(EvaluationScope.WINDOW, 80L, 100L),
            tuple(EvaluationScope.CUMULATIVE, 0L, 100L));
    for (Evaluation evaluation : evaluations) {
      List<Drawn> of =
          drawn.subList((int) evaluation.getFirstPosition(), (int) evaluation.getEndPosition());
      assertThat(evaluation.getMetrics()).isEqualTo(fromDisk(of));
      assertThat(evaluation.getScored()).isEqualTo(of.size());
      assertThat(evaluation.getModelDigest()).isEqualTo(MODEL.getDigest());
    }
    assertThat(evaluations).filteredOn(Evaluation::getComplete).hasSize(1);
    assertThat(evaluations.get(5).getComplete()).isTrue();
  }

  @Test
  void shouldHoldBackAWindowUntilTheLastOfItsSamplesIsScored() {
    progress(ReplayState.RUNNING, 0, 80);
    List<Drawn> drawn = draw(80, 3);
    drawn.forEach(this::truth);
    drawn.subList(1, 80).forEach(this::score);
    assertThat(evaluations()).isEmpty();

    score(drawn.get(0));

    assertThat(evaluations()).hasSize(4);
  }

  @Test
  void shouldEndWhereAReplayWasStopped() {
    List<Drawn> drawn = draw(50, 3);
    drawn.forEach(this::truth);
    drawn.forEach(this::score);
    progress(ReplayState.STOPPED, 50, 1000);

    List<Evaluation> evaluations = evaluations();
    Evaluation last = evaluations.get(evaluations.size() - 1);
    assertThat(last.getComplete()).isTrue();
    assertThat(last.getEndPosition()).isEqualTo(50);
    assertThat(last.getMetrics()).isEqualTo(fromDisk(drawn));
  }

  @Test
  void shouldGiveOneLastRecordWhereTheEndIsThatOfAWindow() {
    List<Drawn> drawn = draw(40, 3);
    drawn.forEach(this::truth);
    drawn.forEach(this::score);
    progress(ReplayState.DONE, 40, 40);

    assertThat(evaluations())
        .extracting(Evaluation::getComplete)
        .containsExactly(false, false, true);
  }

  @Test
  void shouldCountWhatCouldNotBeScoredAndSayWhy() {
    List<Drawn> drawn = draw(40, 3);
    drawn.forEach(this::truth);
    drawn.subList(3, 40).forEach(this::score);
    failure(drawn.get(2), "no such file");
    failure(drawn.get(1), "no such file either");
    scores.pipeInput(
        drawn.get(0).id(),
        SampleScore.newBuilder(scoreOf(drawn.get(0))).setLogits(List.of(1f, 2f, 3f)).build());
    progress(ReplayState.DONE, 40, 40);

    Evaluation last = evaluations().get(2);
    assertThat(last.getFailed()).isEqualTo(3);
    assertThat(last.getScored()).isEqualTo(37);
    assertThat(last.getFailure()).isEqualTo("3 logits for 2 classes");
    assertThat(last.getMetrics()).isEqualTo(fromDisk(drawn.subList(3, 40)));
  }

  @Test
  void shouldLeaveRunsApartThatReplayTheSameSamples() {
    List<Drawn> one = draw(40, 3);
    List<Drawn> other = draw(40, 4).stream().map(drawn -> drawn.of("drawn-2")).toList();
    for (int i = 0; i < 40; i++) {
      truth(one.get(i));
      truth(other.get(i));
      score(other.get(i));
      score(one.get(i));
    }
    progress(ReplayState.DONE, 40, 40);
    progress.pipeInput("drawn-2", progressOf("drawn-2", ReplayState.DONE, 40, 40));

    List<Evaluation> complete = evaluations().stream().filter(Evaluation::getComplete).toList();
    assertThat(complete).extracting(Evaluation::getRunId).containsExactly(RUN, "drawn-2");
    assertThat(complete.get(0).getMetrics()).isEqualTo(fromDisk(one));
    assertThat(complete.get(1).getMetrics()).isEqualTo(fromDisk(other));
  }

  @Test
  void shouldSayNothingOfAReplayThatNobodyScores() {
    draw(40, 3)
        .forEach(
            drawn ->
                samples.pipeInput(
                    drawn.id(), LabelledSample.newBuilder(truthOf(drawn)).setModel(null).build()));
    progress(ReplayState.DONE, 40, 40);

    assertThat(evaluations()).isEmpty();
    assertThat(driver.<String, Object>getKeyValueStore("truths").all().hasNext()).isFalse();
  }

  @Test
  void shouldForgetWhatIsEvaluated() {
    List<Drawn> drawn = draw(90, 3);
    drawn.forEach(this::truth);
    drawn.forEach(this::score);
    progress(ReplayState.DONE, 90, 90);

    for (String store :
        List.of("truths", "unmet-scores", "evaluated-samples", "run-progress", "window-counts")) {
      assertThat(driver.<String, Object>getKeyValueStore(store).all().hasNext())
          .as(store)
          .isFalse();
    }
  }

  /** A sample with its score; row and position differ, as in a replay in the order of files. */
  private record Drawn(String run, int position, int row, int truth, float low, float high) {

    String id() {
      return "test/%05d".formatted(position);
    }

    Drawn of(String other) {
      return new Drawn(other, position, row, truth, low, high);
    }
  }

  private static List<Drawn> draw(int count, long seed) {
    Random random = new Random(seed);
    List<Integer> rows = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      rows.add(i);
    }
    Collections.shuffle(rows, random);
    List<Drawn> drawn = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int truth = random.nextInt(3) == 0 ? 1 : 0;
      drawn.add(
          new Drawn(
              RUN,
              i,
              rows.get(i),
              truth,
              (float) random.nextGaussian(),
              (float) random.nextGaussian() + truth));
    }
    return drawn;
  }

  private static Map<String, Double> fromDisk(List<Drawn> of) {
    List<Drawn> sorted = new ArrayList<>(of);
    sorted.sort(Comparator.comparingInt(Drawn::row));
    float[] logits = new float[2 * sorted.size()];
    int[] truth = new int[sorted.size()];
    for (int i = 0; i < truth.length; i++) {
      logits[2 * i] = sorted.get(i).low();
      logits[2 * i + 1] = sorted.get(i).high();
      truth[i] = sorted.get(i).truth();
    }
    return Metrics.of(Predictions.ofLogits(2, logits, truth), TWO);
  }

  private void truth(Drawn drawn) {
    samples.pipeInput(drawn.id(), truthOf(drawn));
  }

  private static LabelledSample truthOf(Drawn drawn) {
    return LabelledSample.newBuilder()
        .setSampleId(drawn.id())
        .setRunId(drawn.run())
        .setSource(SOURCE)
        .setDataset(SOURCE)
        .setPart("test")
        .setPosition(drawn.position())
        .setRow(drawn.row())
        .setClassIndex(drawn.truth())
        .setClassName(Integer.toString(drawn.truth()))
        .setClasses(2)
        .setShape(List.of(1))
        .setEncoding(SampleEncoding.U8)
        .setValues(ByteBuffer.wrap(new byte[1]))
        .setModel(MODEL)
        .setDueAt(Instant.EPOCH)
        .build();
  }

  private void score(Drawn drawn) {
    scores.pipeInput(drawn.id(), scoreOf(drawn));
  }

  private void failure(Drawn drawn, String why) {
    scores.pipeInput(
        drawn.id(),
        SampleScore.newBuilder(scoreOf(drawn)).setLogits(List.of()).setFailure(why).build());
  }

  private static SampleScore scoreOf(Drawn drawn) {
    return SampleScore.newBuilder()
        .setSampleId(drawn.id())
        .setRunId(drawn.run())
        .setModelId(MODEL.getModelId())
        .setModelDigest(MODEL.getDigest())
        .setEngine("dl4j")
        .setLogits(List.of(drawn.low(), drawn.high()))
        .setSampleTopic(TOPICS.samples(SOURCE).name())
        .setSamplePartition(0)
        .setSampleOffset(drawn.position())
        .setScoredAt(Instant.EPOCH)
        .build();
  }

  private void progress(ReplayState state, long position, long total) {
    progress.pipeInput(RUN, progressOf(RUN, state, position, total));
  }

  private static ReplayProgress progressOf(
      String run, ReplayState state, long position, long total) {
    return ReplayProgress.newBuilder()
        .setRunId(run)
        .setState(state)
        .setPosition(position)
        .setTotal(total)
        .setSource(SOURCE)
        .setDataset(SOURCE)
        .setPart("test")
        .setClassNames(List.of("0", "1"))
        .setMinority(List.of(1))
        .setWindow(WINDOW)
        .setUpdatedAt(Instant.EPOCH)
        .build();
  }

  private List<Evaluation> evaluations() {
    return driver
        .createOutputTopic(
            TOPICS.evaluations().name(),
            new StringDeserializer(),
            AvroSerde.of(Evaluation.class).deserializer())
        .readValuesToList();
  }
}
