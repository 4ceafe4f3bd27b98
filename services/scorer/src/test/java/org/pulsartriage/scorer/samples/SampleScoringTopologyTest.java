package org.pulsartriage.scorer.samples;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pulsartriage.models.bundle.ModelBundle;
import org.pulsartriage.models.engine.SampleScorer;
import org.pulsartriage.models.engine.SampleScorers;
import org.pulsartriage.models.store.BundleStores;
import org.pulsartriage.models.store.S3Settings;
import org.pulsartriage.schemas.LabelledSample;
import org.pulsartriage.schemas.ModelReference;
import org.pulsartriage.schemas.Rejection;
import org.pulsartriage.schemas.SampleEncoding;
import org.pulsartriage.schemas.SampleScore;
import org.pulsartriage.schemas.samples.SampleValues;
import org.pulsartriage.schemas.serde.AvroCodec;
import org.pulsartriage.schemas.serde.AvroSerde;
import org.pulsartriage.schemas.topics.TopicCatalogue;

/** With the model that ships, on numbers of the test's own. */
class SampleScoringTopologyTest {

  private static final TopicCatalogue TOPICS = TopicCatalogue.standard();
  private static final int FEATURES = 2432;

  private final AvroCodec<LabelledSample> codec = AvroCodec.of(LabelledSample.class);
  private final ModelBundle bundle = ModelBundle.packaged();
  private final ModelReference packaged =
      new ModelReference(bundle.manifest().modelId(), bundle.digest(), "packaged:compact");

  @TempDir private Path folder;
  private SampleModels models;
  private TopologyTestDriver driver;
  private TestInputTopic<byte[], byte[]> in;
  private TestOutputTopic<String, SampleScore> scores;
  private TestOutputTopic<String, Rejection> quarantine;

  @BeforeEach
  void start() {
    Properties properties = new Properties();
    properties.put(StreamsConfig.APPLICATION_ID_CONFIG, "sample-scorer");
    properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "nowhere:1");
    properties.put(StreamsConfig.STATE_DIR_CONFIG, folder.resolve("state").toString());
    models = new SampleModels(BundleStores.reader(S3Settings.ENVIRONMENT), SampleScorers.SERVING);
    driver = new TopologyTestDriver(SampleScoringTopology.of(TOPICS, models), properties);
    in =
        driver.createInputTopic(
            TOPICS.samples("drawn").name(), new ByteArraySerializer(), new ByteArraySerializer());
    scores =
        driver.createOutputTopic(
            TOPICS.sampleScores().name(),
            new StringDeserializer(),
            AvroSerde.of(SampleScore.class).deserializer());
    quarantine =
        driver.createOutputTopic(
            TOPICS.quarantine().name(),
            new StringDeserializer(),
            AvroSerde.of(Rejection.class).deserializer());
  }

  @AfterEach
  void stop() {
    driver.close();
    models.close();
  }

  @Test
  void shouldScoreWithTheModelThatASampleNamesBitForBitAsWithoutKafka() throws Exception {
    float[] values = values(1);
    LabelledSample sample = sample(packaged, values).build();

    send(sample);

    SampleScore score = scores.readValue();
    try (SampleScorer offline = SampleScorers.open(bundle, SampleScorers.SERVING)) {
      assertThat(floats(score.getLogits())).isEqualTo(offline.logits(List.of(values)).get(0));
    }
    assertThat(score.getFailure()).isNull();
    assertThat(score.getSampleId()).isEqualTo(sample.getSampleId());
    assertThat(score.getModelDigest()).isEqualTo(bundle.digest());
    assertThat(score.getSampleTopic()).isEqualTo(TOPICS.samples("drawn").name());
    assertThat(score.getEngine()).isEqualTo("onnx");
  }

  @Test
  void shouldTakeSamplesOfATopicThatComesLater() {
    TestInputTopic<byte[], byte[]> later =
        driver.createInputTopic(
            TOPICS.samples("later").name(), new ByteArraySerializer(), new ByteArraySerializer());
    LabelledSample sample = sample(packaged, values(1)).build();

    later.pipeInput(key(sample), codec.encode(sample));

    assertThat(scores.readValuesToList()).hasSize(1);
  }

  @Test
  void shouldLeaveAloneASampleThatNamesNoModel() {
    send(sample(null, values(1)).build());

    assertThat(scores.isEmpty()).isTrue();
    assertThat(quarantine.isEmpty()).isTrue();
  }

  @Test
  void shouldAnswerWhyASampleCannotBeScoredAndGoOn() throws Exception {
    Path broken = Files.write(folder.resolve("broken.zip"), new byte[] {1, 2, 3});
    List<LabelledSample> samples = new ArrayList<>();
    samples.add(sample(packaged, new float[] {1, 2}).setShape(List.of(2)).build());
    samples.add(sample(packaged, values(1)).setShape(List.of(7)).build());
    samples.add(sample(packaged, values(1)).setClasses(10).build());
    samples.add(sample(at(folder.resolve("gone.zip"), "b".repeat(64)), values(1)).build());
    samples.add(sample(at(broken, "a".repeat(64)), values(1)).build());
    samples.add(
        sample(new ModelReference("m", "c".repeat(64), "http://x/m.zip"), values(1)).build());
    float[] infinite = values(1);
    infinite[3] = Float.NaN;
    samples.add(sample(packaged, infinite).build());
    samples.add(sample(packaged, values(1)).build());

    samples.forEach(this::send);

    List<SampleScore> answers = scores.readValuesToList();
    assertThat(answers).hasSize(8);
    assertThat(answers.get(0).getFailure())
        .isEqualTo("a sample of 2 values, model " + packaged.getModelId() + " takes 2432");
    assertThat(answers.get(1).getFailure()).startsWith("values: 9728 bytes for shape [7]");
    assertThat(answers.get(2).getFailure()).endsWith("knows 2 classes, the sample is one of 10");
    assertThat(answers.get(3).getFailure()).contains("gone.zip", "no such file");
    assertThat(answers.get(4).getFailure()).contains("broken.zip", "announced was aaaa");
    assertThat(answers.get(5).getFailure()).contains("http://x/m.zip");
    assertThat(answers.get(6).getFailure()).startsWith("the model gives a logit of NaN");
    assertThat(answers.get(7).getFailure()).isNull();
    assertThat(answers.subList(0, 7)).allMatch(answer -> answer.getLogits().isEmpty());
    assertThat(quarantine.isEmpty()).isTrue();
  }

  @Test
  void shouldQuarantineWhatIsNoSampleWithItsBytes() {
    LabelledSample sample = sample(packaged, values(1)).build();
    in.pipeInput("x".getBytes(StandardCharsets.UTF_8), new byte[] {1, 2, 3});
    in.pipeInput("other".getBytes(StandardCharsets.UTF_8), codec.encode(sample));
    in.pipeInput(key(sample), (byte[]) null);

    List<Rejection> rejections = quarantine.readValuesToList();
    assertThat(rejections).hasSize(3);
    assertThat(rejections)
        .allSatisfy(
            rejection -> {
              assertThat(rejection.getStage()).isEqualTo("sample-scorer");
              assertThat(rejection.getOriginTopic()).isEqualTo(TOPICS.samples("drawn").name());
            });
    assertThat(rejections.get(0).getBytes()).isEqualTo(ByteBuffer.wrap(new byte[] {1, 2, 3}));
    assertThat(rejections.get(1).getCause()).isEqualTo("the record's key is not the sample's id");
    assertThat(scores.isEmpty()).isTrue();
  }

  @Test
  void shouldTryARefusedModelAgainForAnotherReplay() throws Exception {
    Path file = folder.resolve("late.zip");
    send(sample(at(file, bundle.digest()), values(1)).build());
    Files.write(file, bundle.bytes());
    send(sample(at(file, bundle.digest()), values(1)).build());
    send(sample(at(file, bundle.digest()), values(1)).setRunId("again").build());

    assertThat(scores.readValuesToList())
        .extracting(score -> score.getFailure() == null)
        .containsExactly(false, false, true);
  }

  private ModelReference at(Path file, String digest) {
    return new ModelReference("m", digest, file.toUri().toString());
  }

  private void send(LabelledSample sample) {
    in.pipeInput(key(sample), codec.encode(sample));
  }

  private static byte[] key(LabelledSample sample) {
    return sample.getSampleId().getBytes(StandardCharsets.UTF_8);
  }

  private static LabelledSample.Builder sample(ModelReference model, float[] values) {
    return LabelledSample.newBuilder()
        .setSampleId("whole/00001")
        .setRunId("drawn-1")
        .setSource("drawn")
        .setDataset("drawn")
        .setPart("whole")
        .setPosition(1)
        .setRow(1)
        .setClassIndex(1)
        .setClassName("pulsar")
        .setClasses(2)
        .setShape(List.of(values.length))
        .setEncoding(SampleEncoding.F32)
        .setValues(SampleValues.encode(values, SampleEncoding.F32))
        .setModel(model)
        .setDueAt(Instant.EPOCH);
  }

  private static float[] values(int seed) {
    float[] values = new float[FEATURES];
    Arrays.fill(values, 0.25f);
    values[seed] = 1;
    return values;
  }

  private static float[] floats(List<Float> list) {
    float[] floats = new float[list.size()];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = list.get(i);
    }
    return floats;
  }
}
