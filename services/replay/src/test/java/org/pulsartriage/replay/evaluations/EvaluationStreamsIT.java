package org.pulsartriage.replay.evaluations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.KafkaStreams;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pulsartriage.datasets.DataFolder;
import org.pulsartriage.replay.Replays;
import org.pulsartriage.replay.Tables;
import org.pulsartriage.replay.control.ReplayClient;
import org.pulsartriage.replay.control.RequestLoop;
import org.pulsartriage.replay.run.ReplayContext;
import org.pulsartriage.replay.run.ReplayMeters;
import org.pulsartriage.replay.run.ReplayRuns;
import org.pulsartriage.replay.source.ReplaySources;
import org.pulsartriage.schemas.Evaluation;
import org.pulsartriage.schemas.LabelledSample;
import org.pulsartriage.schemas.ModelReference;
import org.pulsartriage.schemas.ReplayProgress;
import org.pulsartriage.schemas.ReplayState;
import org.pulsartriage.schemas.SampleScore;
import org.pulsartriage.schemas.kafka.KafkaConnection;
import org.pulsartriage.schemas.serde.AvroCodec;

/** On a broker: topics of samples that appear while the evaluation runs, and a restart between. */
class EvaluationStreamsIT {

  private static final Duration PATIENCE = Duration.ofSeconds(40);
  private static final ModelReference MODEL =
      new ModelReference("knowing", "d".repeat(64), "file:///nowhere.zip");

  @TempDir private Path folder;

  @Test
  void shouldEvaluateSamplesOfTopicsThatAppearAfterItsStart() throws Exception {
    Tables.writeHtru2(folder.resolve("data"), 300);
    KafkaConnection connection = Replays.connection();
    connection.createTopics();
    Path state = folder.resolve("state");
    try (ReplayClient client = new ReplayClient(connection, InstantSource.system());
        RequestLoop service = service(connection)) {
      try (EvaluationStreams evaluation =
          EvaluationStreams.start(connection, state, InstantSource.system())) {
        await().atMost(PATIENCE).until(() -> evaluation.state() == KafkaStreams.State.RUNNING);
        // Nothing matches yet; then the first topic, and another beside it.
        Evaluation whole = evaluated(connection, client, "first", "htru2", "whole");
        assertThat(whole.getScored()).isEqualTo(300);
        assertThat(whole.getMetrics()).containsEntry("f1", 1.0).containsEntry("auc", 1.0);
        assertThat(evaluated(connection, client, "second", "simulated-night", "whole").getScored())
            .isEqualTo(10);
        // Published, and not scored before the end.
        replay(client, "third", "htru2", "whole");
        assertThat(evaluation.failure()).isNull();
      }
      try (EvaluationStreams again =
          EvaluationStreams.start(connection, state, InstantSource.system())) {
        score(connection, "third", "htru2");
        assertThat(complete(client, "third").getScored()).isEqualTo(300);
        assertThat(again.failure()).isNull();
      }
    }
  }

  private static Evaluation evaluated(
      KafkaConnection connection, ReplayClient client, String run, String source, String part)
      throws Exception {
    replay(client, run, source, part);
    score(connection, run, source);
    return complete(client, run);
  }

  private static void replay(ReplayClient client, String run, String source, String part) {
    client.submit(
        Replays.wholeTable(run)
            .setSource(source)
            .setPart(part)
            .setLimit(source.equals("htru2") ? null : 10L)
            .setModel(MODEL)
            .build());
    await()
        .atMost(PATIENCE)
        .until(
            () ->
                client.progress(run).map(ReplayProgress::getState).orElse(null)
                    == ReplayState.DONE);
  }

  private static Evaluation complete(ReplayClient client, String run) {
    await().atMost(PATIENCE).until(() -> client.complete(run).isPresent());
    assertThat(client.evaluations(run)).filteredOn(Evaluation::getComplete).hasSize(1);
    return client.complete(run).orElseThrow();
  }

  /** A model that knows the truth answers every sample of a run. */
  private static void score(KafkaConnection connection, String run, String source)
      throws Exception {
    AvroCodec<SampleScore> codec = AvroCodec.of(SampleScore.class);
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(
            connection.clientConfiguration(),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      List<Future<RecordMetadata>> sent = new ArrayList<>();
      for (LabelledSample sample : Replays.samples(connection, source)) {
        if (sample.getRunId().equals(run)) {
          sent.add(
              producer.send(
                  new ProducerRecord<>(
                      connection.topics().sampleScores().name(),
                      sample.getSampleId().getBytes(StandardCharsets.UTF_8),
                      codec.encode(scoreOf(sample)))));
        }
      }
      for (Future<RecordMetadata> one : sent) {
        one.get();
      }
    }
  }

  private static SampleScore scoreOf(LabelledSample sample) {
    return SampleScore.newBuilder()
        .setSampleId(sample.getSampleId())
        .setRunId(sample.getRunId())
        .setModelId(MODEL.getModelId())
        .setModelDigest(MODEL.getDigest())
        .setEngine("none")
        .setLogits(sample.getClassIndex() == 1 ? List.of(-1f, 1f) : List.of(1f, -1f))
        .setSampleTopic(sample.getSource())
        .setSamplePartition(0)
        .setSampleOffset(0)
        .setScoredAt(sample.getDueAt())
        .build();
  }

  private RequestLoop service(KafkaConnection connection) {
    return RequestLoop.start(
        connection,
        "only",
        new ReplayRuns(
            new ReplayContext(
                connection,
                new ReplaySources(new DataFolder(folder.resolve("data"))),
                new ReplayMeters(new SimpleMeterRegistry()),
                InstantSource.system())));
  }
}
