package org.pulsartriage.replay.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pulsartriage.datasets.DataFolder;
import org.pulsartriage.replay.Replays;
import org.pulsartriage.replay.Tables;
import org.pulsartriage.replay.run.ReplayContext;
import org.pulsartriage.replay.run.ReplayMeters;
import org.pulsartriage.replay.run.ReplayRuns;
import org.pulsartriage.replay.source.ReplaySources;
import org.pulsartriage.schemas.LabelledSample;
import org.pulsartriage.schemas.ReplayPace;
import org.pulsartriage.schemas.ReplayProgress;
import org.pulsartriage.schemas.ReplayState;
import org.pulsartriage.schemas.ReplayWish;
import org.pulsartriage.schemas.kafka.KafkaConnection;

class RequestLoopIT {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int ROWS = 1200;

  @TempDir private Path data;
  private KafkaConnection connection;
  private ReplayClient client;
  private RequestLoop service;

  @BeforeEach
  void start() throws Exception {
    Tables.writeHtru2(data, ROWS);
    connection = Replays.connection();
    client = new ReplayClient(connection, InstantSource.system());
    service = service();
  }

  @AfterEach
  void stop() {
    service.close();
    client.close();
  }

  private RequestLoop service() {
    return RequestLoop.start(
        connection,
        "only",
        new ReplayRuns(
            new ReplayContext(
                connection,
                new ReplaySources(new DataFolder(data)),
                new ReplayMeters(new SimpleMeterRegistry()),
                InstantSource.system())));
  }

  @Test
  void shouldPublishEverySampleOnceInOrderWithItsTruth() {
    client.submit(Replays.wholeTable("all").build());

    awaitState("all", ReplayState.DONE);

    List<LabelledSample> samples = Replays.samples(connection, "htru2");
    assertPublishedOnce(samples, ROWS);
    assertThat(samples)
        .allSatisfy(
            sample -> {
              assertThat(sample.getClassName())
                  .isEqualTo(sample.getPosition() % 10 == 0 ? "pulsar" : "non-pulsar");
              assertThat(sample.getClasses()).isEqualTo(2);
              assertThat(sample.getModel()).isNull();
            });
    ReplayProgress done = client.progress("all").orElseThrow();
    assertThat(done.getTotal()).isEqualTo(ROWS);
    assertThat(done.getDataset()).isEqualTo("htru2");
  }

  @Test
  void shouldStandStillWhilePausedAndGoOnWhereItStood() {
    client.submit(Replays.wholeTable("paused").setPace(ReplayPace.STEADY).setRate(400.0).build());
    awaitPosition("paused", 100);

    client.wish("paused", ReplayWish.PAUSE);
    awaitState("paused", ReplayState.PAUSED);
    long stood = client.progress("paused").orElseThrow().getPosition();
    assertThat(stood).isBetween(100L, ROWS - 1L);
    assertPublishedOnce(Replays.samples(connection, "htru2"), (int) stood);
    // A service that starts while it is paused leaves it paused.
    service.close();
    service = service();
    await().atMost(PATIENCE).until(service::following);
    client.wish("paused", ReplayWish.PAUSE);
    client.submit(Replays.wholeTable("other").setLimit(1L).build());
    awaitState("other", ReplayState.DONE);
    assertThat(client.progress("paused").orElseThrow().getPosition()).isEqualTo(stood);

    client.wish("paused", ReplayWish.RUN);
    awaitState("paused", ReplayState.DONE);

    assertPublishedOnce(
        Replays.samples(connection, "htru2").stream()
            .filter(sample -> sample.getRunId().equals("paused"))
            .toList(),
        ROWS);
  }

  @Test
  void shouldEndWhereItIsStoppedForGood() {
    client.submit(Replays.wholeTable("stopped").setPace(ReplayPace.STEADY).setRate(400.0).build());
    awaitPosition("stopped", 50);

    client.wish("stopped", ReplayWish.STOP);
    awaitState("stopped", ReplayState.STOPPED);
    long stood = client.progress("stopped").orElseThrow().getPosition();
    client.wish("stopped", ReplayWish.RUN);
    client.submit(Replays.wholeTable("other").setLimit(1L).build());
    awaitState("other", ReplayState.DONE);

    assertThat(client.progress("stopped").orElseThrow().getState()).isEqualTo(ReplayState.STOPPED);
    assertPublishedOnce(
        Replays.samples(connection, "htru2").stream()
            .filter(sample -> sample.getRunId().equals("stopped"))
            .toList(),
        (int) stood);
  }

  @Test
  void shouldKeepToItsRate() {
    client.submit(
        Replays.wholeTable("steady")
            .setPace(ReplayPace.STEADY)
            .setRate(500.0)
            .setLimit(600L)
            .build());
    awaitState("steady", ReplayState.DONE);

    List<LabelledSample> samples = Replays.samples(connection, "htru2");
    long first = samples.stream().mapToLong(s -> s.getDueAt().toEpochMilli()).min().orElseThrow();
    assertThat(samples)
        .allSatisfy(
            sample ->
                assertThat(sample.getDueAt().toEpochMilli() - first)
                    .isBetween(2 * sample.getPosition() - 2, 2 * sample.getPosition() + 2));
  }

  @Test
  void shouldSayWhyAReplayCannotBeAndGoOnWithOthers() throws Exception {
    client.submit(Replays.wholeTable("unknown").setSource("htru9").build());
    client.submit(Replays.wholeTable("missing").setSource("mnist").setPart(null).build());
    client.submit(Replays.wholeTable("slow").setPace(ReplayPace.STEADY).setRate(0.0).build());
    client.submit(
        Replays.wholeTable("dark").setPace(ReplayPace.NIGHT).setNight("2026-01-02").build());
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(
            connection.clientConfiguration(),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      producer
          .send(
              new ProducerRecord<>(
                  connection.topics().replays().name(), new byte[] {1}, new byte[] {2}))
          .get();
    }
    client.submit(Replays.wholeTable("sound").build());

    awaitState("sound", ReplayState.DONE);
    assertThat(failure("unknown")).contains("experiment 'htru9': unknown").doesNotContain("\n");
    assertThat(failure("missing")).contains("train-images-idx3-ubyte", "LeCun");
    assertThat(failure("slow")).isEqualTo("rate is 0.0, above 0 wanted (samples a second)");
    assertThat(failure("dark")).isEqualTo("night 2026-01-02: no candidates are recorded");
    assertThat(service.failure()).isNull();

    // Once the cause is mended it runs when it is asked for anew.
    client.wish("unknown", ReplayWish.RUN);
    awaitState("unknown", ReplayState.FAILED);
  }

  @Test
  void shouldRefuseASecondReplayOfAName() {
    client.submit(Replays.wholeTable("once").build());

    assertThatThrownBy(() -> client.submit(Replays.wholeTable("once").build()))
        .hasMessage("replay 'once': exists already");
    assertThatThrownBy(() -> client.wish("never", ReplayWish.STOP))
        .hasMessage("replay 'never': unknown; known are once");
  }

  private String failure(String run) {
    awaitState(run, ReplayState.FAILED);
    return client.progress(run).orElseThrow().getFailure();
  }

  private void awaitState(String run, ReplayState state) {
    await()
        .atMost(PATIENCE)
        .until(() -> client.progress(run).map(ReplayProgress::getState).orElse(null) == state);
  }

  private void awaitPosition(String run, long position) {
    await()
        .atMost(PATIENCE)
        .until(() -> client.progress(run).map(ReplayProgress::getPosition).orElse(0L) >= position);
  }

  private static void assertPublishedOnce(List<LabelledSample> samples, int count) {
    assertThat(samples).extracting(LabelledSample::getPosition).doesNotHaveDuplicates();
    assertThat(samples.stream().map(LabelledSample::getPosition).sorted())
        .containsExactlyElementsOf(LongStream.range(0, count).boxed().toList());
    assertThat(samples.stream().map(LabelledSample::getRow).sorted())
        .containsExactlyElementsOf(IntStream.range(0, count).boxed().toList());
  }
}
