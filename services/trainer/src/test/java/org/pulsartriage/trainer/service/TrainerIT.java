package org.pulsartriage.trainer.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.pulsartriage.datasets.DataFolder;
import org.pulsartriage.models.bundle.ModelBundle;
import org.pulsartriage.models.store.BundleReader;
import org.pulsartriage.models.store.BundleStores;
import org.pulsartriage.models.store.S3Settings;
import org.pulsartriage.schemas.JobState;
import org.pulsartriage.schemas.ModelRelease;
import org.pulsartriage.schemas.ModelState;
import org.pulsartriage.schemas.Rejection;
import org.pulsartriage.schemas.TrainingJob;
import org.pulsartriage.schemas.TrainingProgress;
import org.pulsartriage.schemas.kafka.KafkaConnection;
import org.pulsartriage.schemas.kafka.TopicTail;
import org.pulsartriage.schemas.serde.AvroCodec;
import org.pulsartriage.schemas.topics.TopicCatalogue;
import org.pulsartriage.schemas.topics.TopicDefinition;
import org.pulsartriage.testsupport.TestCluster;
import org.pulsartriage.trainer.FeatureTables;
import org.pulsartriage.trainer.jobkind.JobWorks;
import org.pulsartriage.trainer.jobkind.WorkListener;
import org.pulsartriage.trainer.jobkind.WorkPlace;
import org.pulsartriage.trainer.jobs.JobClient;
import org.pulsartriage.trainer.jobs.JobIds;
import org.pulsartriage.trainer.jobs.JobRequests;
import org.pulsartriage.trainer.jobs.JobView;

/** Trainers on a real cluster: in this JVM, and one in a process of its own that is killed. */
@Timeout(240)
class TrainerIT {

  private static final Duration HEARTBEAT = Duration.ofMillis(200);
  private static final Duration LEASE = Duration.ofSeconds(3);

  /** Where nobody is to be thought dead, however busy the machine. */
  private static final Duration LONG_LEASE = Duration.ofMinutes(2);

  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final Map<String, String> TINY = Map.of("epochs", "2", "seeds", "1");
  private static final Map<String, String> ENDLESS = Map.of("epochs", "1000000", "seeds", "1");

  private final KafkaConnection connection =
      new KafkaConnection(
          TestCluster.shared().bootstrapServers(),
          new TopicCatalogue("t" + UUID.randomUUID() + ".", 1),
          (short) 1,
          Map.of());
  private final InstantSource clock = InstantSource.system();
  private final JobRequests requests =
      new JobRequests(new JobIds(clock, new SplittableRandom()), clock, "test");
  private final List<Trainer> trainers = new ArrayList<>();
  private JobClient client;
  private DataFolder data;

  @TempDir private Path folder;

  @BeforeEach
  void open() throws IOException {
    connection.createTopics();
    client = new JobClient(connection);
    data = FeatureTables.htru2(folder.resolve("data"), 100);
  }

  @AfterEach
  void close() {
    trainers.forEach(Trainer::close);
    client.close();
  }

  @Test
  void shouldDoEachOfSixJobsOnceAndSpreadThemOverThreeTrainers() {
    for (int i = 1; i <= 3; i++) {
      start("trainer-" + i);
    }
    await().atMost(PATIENCE).until(() -> trainers.stream().allMatch(Trainer::isReady));
    Set<String> jobs = new HashSet<>();
    for (int i = 0; i < 6; i++) {
      jobs.add(send(requests.experiment("htru2", TINY)));
    }

    for (String job : jobs) {
      assertThat(ended(job).state()).isEqualTo(JobState.DONE);
    }

    List<TrainingProgress> done = said(JobState.DONE);
    assertThat(done)
        .extracting(TrainingProgress::getJobId)
        .containsExactlyInAnyOrderElementsOf(jobs);
    assertThat(done).extracting(TrainingProgress::getAttempt).containsOnly(1);
    assertThat(done.stream().map(TrainingProgress::getWorker).distinct()).hasSize(3);
    List<ModelRelease> releases = records(connection.topics().models(), ModelRelease.class);
    assertThat(releases).extracting(ModelRelease::getState).containsOnly(ModelState.CANDIDATE);
    assertThat(releases)
        .extracting(ModelRelease::getModelId)
        .containsExactlyInAnyOrderElementsOf(
            done.stream().map(TrainingProgress::getModelId).toList());
  }

  @Test
  void shouldReleaseAModelThatIsInTheStore() throws Exception {
    start("trainer-1");

    JobView done = ended(send(requests.experiment("htru2", TINY)));

    assertThat(done.progress().getModelId()).isEqualTo("htru2-gppe-seed-1-fold-1-" + done.jobId());
    try (BundleReader reader = BundleStores.reader(S3Settings.ENVIRONMENT)) {
      ModelBundle bundle =
          reader.read(done.progress().getBundleUri(), done.progress().getBundleDigest());
      assertThat(bundle.manifest().modelId()).isEqualTo(done.progress().getModelId());
      assertThat(bundle.manifest().createdAt())
          .isEqualTo(done.request().getRequestedAt().toString());
    }
  }

  @Test
  void shouldCancelARunningJobAndOneThatWaitsWithinFiveSeconds() {
    Trainer trainer = start("trainer-1");
    String running = send(requests.experiment("htru2", ENDLESS));
    await()
        .atMost(PATIENCE)
        .until(() -> said(JobState.RUNNING).stream().anyMatch(TrainerIT::trains));
    String waiting = send(requests.experiment("htru2", ENDLESS));

    for (String job : List.of(waiting, running)) {
      long asked = System.nanoTime();
      client.send(requests.cancellation(job));
      assertThat(ended(job).state()).isEqualTo(JobState.CANCELLED);
      assertThat(Duration.ofNanos(System.nanoTime() - asked)).isLessThan(Duration.ofSeconds(5));
    }

    await().atMost(PATIENCE).until(() -> trainer.heldJob() == null);
    assertThat(ended(send(requests.experiment("htru2", TINY))).state()).isEqualTo(JobState.DONE);
  }

  @Test
  void shouldRejectWhatCannotBeCarriedOutWithARecordEachAndGoOn() throws Exception {
    start("trainer-1");
    Path recipe =
        Files.writeString(
            folder.resolve("week.yaml"),
            "name: week\nepochs: 1\nsources: [{kind: snapshot, file: gone.avro}]\n");
    Path start =
        Files.writeString(
            folder.resolve("tune.yaml"),
            "name: tune\nepochs: 1\nsources: [{kind: simulated, seed: 1, pulsars: 1, others: 1}]\n"
                + "start: {bundle: 'packaged:compact', digest: '"
                + "0".repeat(64)
                + "'}\n");

    String unknown = send(requests.experiment("htru3", TINY));
    String option = send(requests.experiment("htru2", Map.of("epoch", "2")));
    String missing = send(requests.retraining(recipe, Map.of()));
    String digest = send(requests.retraining(start, Map.of()));
    sendBytes("no job".getBytes(StandardCharsets.UTF_8));
    String good = send(requests.experiment("htru2", TINY));

    for (String job : List.of(unknown, option, missing, digest)) {
      assertThat(ended(job).state()).isEqualTo(JobState.REJECTED);
    }
    assertThat(ended(good).state()).isEqualTo(JobState.DONE);
    await().atMost(PATIENCE).until(() -> said(JobState.REJECTED).size() == 5);
    List<Rejection> rejections = records(connection.topics().quarantine(), Rejection.class);
    assertThat(rejections)
        .allSatisfy(
            rejection -> {
              assertThat(rejection.getStage()).isEqualTo("trainer");
              assertThat(rejection.getOriginTopic())
                  .isEqualTo(connection.topics().trainingJobs().name());
            });
    assertThat(rejections)
        .extracting(Rejection::getCause)
        .satisfiesExactlyInAnyOrder(
            cause -> assertThat(cause).startsWith("experiment 'htru3': unknown; near it are"),
            cause -> assertThat(cause).startsWith("options.epoch: is unknown; known here are"),
            cause ->
                assertThat(cause)
                    .isEqualTo(
                        "week.yaml: sources[0].file: "
                            + folder.resolve("gone.avro")
                            + ": no such file"),
            cause ->
                assertThat(cause)
                    .startsWith("tune.yaml: start.bundle: packaged:compact: its digest is"),
            cause -> assertThat(cause).startsWith("not a TrainingJob"));
  }

  @Test
  void shouldLetNobodyEndAJobWhichAnotherHasTakenOver() {
    Trainer paused = start("paused");
    String job = send(requests.experiment("htru2", ENDLESS));
    await().atMost(PATIENCE).until(() -> job.equals(paused.heldJob()));
    // What a trainer does that thinks the other one dead.
    JobMessages other = new JobMessages(connection.topics(), "other", clock);
    try (JobClaim claim = new JobClaim(connection, job)) {
      insist(claim, other.state(job, 2, JobState.RUNNING, null, null));

      await().atMost(PATIENCE).until(() -> paused.heldJob() == null);
      insist(
          claim,
          other.done(job, 2, null, new WorkResult.Done("m", "0".repeat(64), "file:///m", true)));
    }

    assertThat(ended(job).progress().getWorker()).isEqualTo("other");
    List<TrainingProgress> all =
        records(connection.topics().trainingProgress(), TrainingProgress.class);
    int takeover =
        all.indexOf(
            all.stream().filter(p -> p.getWorker().equals("other")).findFirst().orElseThrow());
    assertThat(all.subList(takeover, all.size()))
        .extracting(TrainingProgress::getWorker)
        .containsOnly("other");
  }

  @Test
  void shouldGoOnWithAJobThatIsStillItsOwnThoughShutOut() {
    Trainer trainer = start("trainer-1");
    String job = send(requests.experiment("htru2", ENDLESS));
    await().atMost(PATIENCE).until(() -> job.equals(trainer.heldJob()));
    // Another trainer that was about to claim it, saw that it is held, and left it.
    try (JobClaim claim = new JobClaim(connection, job)) {
      claim.open();
    }
    int before = said(JobState.RUNNING).size();

    await().atMost(PATIENCE).until(() -> said(JobState.RUNNING).size() > before + 3);

    assertThat(said(JobState.RUNNING)).extracting(TrainingProgress::getAttempt).containsOnly(1);
  }

  @Test
  void shouldGiveItsJobBackWhenItEndsInOrder() {
    Trainer first = start("first");
    String job = send(requests.experiment("htru2", ENDLESS));
    await()
        .atMost(PATIENCE)
        .until(() -> said(JobState.RUNNING).stream().anyMatch(TrainerIT::trains));

    first.close();
    Trainer second = start("second");

    await().atMost(PATIENCE).until(() -> job.equals(second.heldJob()));
    assertThat(said(JobState.QUEUED))
        .singleElement()
        .satisfies(given -> assertThat(given.getWorker()).isEqualTo("first"));
  }

  @Test
  void shouldGoOnElsewhereFromTheCheckpointWhenATrainerIsKilled() throws Exception {
    TrainingJob job = requests.experiment("htru2", Map.of("epochs", "4", "seeds", "1"));
    Path checkpoint =
        folder.resolve("work/" + job.getJobId() + "/attempt-1/seed-1-fold-2/checkpoint.bin");
    Process child = startProcess(checkpoint);
    try {
      send(job);
      await()
          .atMost(PATIENCE)
          .until(
              () ->
                  said(JobState.RUNNING).stream()
                      .anyMatch(p -> trains(p) && p.getTraining().endsWith("(2 of 5)")));
    } finally {
      child.destroyForcibly().waitFor();
    }
    start("heir", LEASE);

    JobView done = ended(job.getJobId());

    assertThat(done.state()).isEqualTo(JobState.DONE);
    assertThat(done.progress().getWorker()).isEqualTo("heir");
    assertThat(done.progress().getAttempt()).isEqualTo(2);
    assertThat(said(JobState.DONE)).hasSize(1);
    assertThat(records(connection.topics().models(), ModelRelease.class)).hasSize(1);
    // Nothing of the first training was done again, and the model is that of a job left alone.
    assertThat(
            said(JobState.RUNNING).stream().filter(p -> p.getWorker().equals("heir") && trains(p)))
        .noneMatch(p -> p.getTraining().startsWith("seed 1 fold 1/5"));
    assertThat(done.progress().getBundleDigest()).isEqualTo(leftAlone(job).digest());
  }

  private ModelBundle leftAlone(TrainingJob job) throws Exception {
    WorkListener deaf =
        new WorkListener() {
          @Override
          public void onProgress(
              String training, org.pulsartriage.trainer.fit.TrainingProgress progress) {
            // Nobody listens.
          }

          @Override
          public void check() {
            // Nobody ends it.
          }
        };
    Path alone = Files.createDirectories(folder.resolve("alone"));
    return JobWorks.of(job).prepare(job, place()).run(alone, deaf);
  }

  private static boolean trains(TrainingProgress progress) {
    return progress.getTraining() != null;
  }

  private WorkPlace place() {
    return new WorkPlace(data, BundleStores.reader(S3Settings.ENVIRONMENT), 1, "test", clock);
  }

  private Trainer start(String worker) {
    return start(worker, LONG_LEASE);
  }

  private Trainer start(String worker, Duration lease) {
    Trainer trainer =
        new Trainer(
            connection,
            new TrainerSettings(worker, folder.resolve("work"), HEARTBEAT, lease, 5),
            place(),
            BundleStores.at(folder.resolve("bundles").toString(), S3Settings.ENVIRONMENT),
            new TrainerMeters(new SimpleMeterRegistry()),
            clock,
            System::nanoTime);
    trainers.add(trainer);
    return trainer;
  }

  /** A trainer in a process of its own, whose training stands still once this file is there. */
  private Process startProcess(Path until) throws IOException {
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx512m",
            "-XX:TieredStopAtLevel=1",
            "-Dorg.eclipse.deeplearning4j.helpers.disable=false",
            "-cp",
            System.getProperty("java.class.path"),
            TrainerProcess.class.getName(),
            until.toString(),
            "--triage.bootstrap-servers=" + connection.bootstrapServers(),
            "--triage.topic-prefix=" + connection.topics().prefix(),
            "--triage.partitions=1",
            "--triage.trainer.instance=child",
            "--triage.trainer.folder=" + folder.resolve("work"),
            "--triage.trainer.data=" + data.root(),
            "--triage.trainer.heartbeat=" + HEARTBEAT.toMillis() + "ms",
            "--triage.trainer.lease=" + LEASE.toMillis() + "ms",
            "--triage.model-store=" + folder.resolve("bundles"),
            "--triage.label-check.enabled=false",
            "--micronaut.server.port=-1");
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("child.log").toFile())
        .start();
  }

  private String send(TrainingJob job) {
    client.send(job);
    return job.getJobId();
  }

  private void sendBytes(byte[] value) {
    Map<String, Object> configuration = new HashMap<>(connection.clientConfiguration());
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(configuration, new ByteArraySerializer(), new ByteArraySerializer())) {
      producer.send(new ProducerRecord<>(connection.topics().trainingJobs().name(), value));
    }
  }

  /** A holder that was shut out opens the claim again, as trainers do, until it has its say. */
  private static void insist(JobClaim claim, List<ProducerRecord<byte[], byte[]>> records) {
    await()
        .atMost(PATIENCE)
        .ignoreException(KafkaException.class)
        .until(
            () -> {
              if (!claim.isOpen()) {
                claim.open();
              }
              claim.say(records);
              return true;
            });
  }

  private JobView ended(String jobId) {
    return client.await(jobId, view -> {});
  }

  private List<TrainingProgress> said(JobState state) {
    return records(connection.topics().trainingProgress(), TrainingProgress.class).stream()
        .filter(progress -> progress.getState() == state)
        .toList();
  }

  /** Committed records, those of a key in their order. */
  private <T extends SpecificRecordBase> List<T> records(TopicDefinition topic, Class<T> type) {
    AvroCodec<T> codec = AvroCodec.of(type);
    List<T> records = new ArrayList<>();
    try (TopicTail tail = TopicTail.of(connection, topic.name())) {
      tail.read(record -> records.add(codec.decode(record.value())));
    }
    return records;
  }
}
