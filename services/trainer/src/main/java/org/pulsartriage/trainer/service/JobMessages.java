package org.pulsartriage.trainer.service;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.pulsartriage.schemas.JobState;
import org.pulsartriage.schemas.ModelRelease;
import org.pulsartriage.schemas.ModelState;
import org.pulsartriage.schemas.Rejection;
import org.pulsartriage.schemas.TrainingProgress;
import org.pulsartriage.schemas.serde.AvroCodec;
import org.pulsartriage.schemas.topics.TopicCatalogue;
import org.pulsartriage.trainer.jobs.JobRecord;
import org.pulsartriage.trainer.jobs.JobView;

/** What a trainer says of a job, as records. */
final class JobMessages {

  /** The stage in rejections. */
  private static final String STAGE = "trainer";

  private final TopicCatalogue topics;
  private final String worker;
  private final InstantSource clock;
  private final AvroCodec<TrainingProgress> progresses = AvroCodec.of(TrainingProgress.class);
  private final AvroCodec<ModelRelease> releases = AvroCodec.of(ModelRelease.class);
  private final AvroCodec<Rejection> rejections = AvroCodec.of(Rejection.class);

  JobMessages(TopicCatalogue topics, String worker, InstantSource clock) {
    this.topics = topics;
    this.worker = worker;
    this.clock = clock;
  }

  /** That the job stands so, and why. */
  List<ProducerRecord<byte[], byte[]>> state(
      String jobId, int attempt, JobState state, Work.Stand stand, String message) {
    return List.of(record(progress(jobId, attempt, state, stand, message).build()));
  }

  /** A model, and its release where it is to be released. */
  List<ProducerRecord<byte[], byte[]>> done(
      String jobId, int attempt, Work.Stand stand, WorkResult.Done done) {
    TrainingProgress progress =
        progress(jobId, attempt, JobState.DONE, stand, null)
            .setModelId(done.modelId())
            .setBundleUri(done.uri())
            .setBundleDigest(done.digest())
            .build();
    if (!done.release()) {
      return List.of(record(progress));
    }
    ModelRelease release =
        ModelRelease.newBuilder()
            .setModelId(done.modelId())
            .setDigest(done.digest())
            .setState(ModelState.CANDIDATE)
            .setBundleUri(done.uri())
            .setReleasedAt(clock.instant())
            .setReleasedBy("trainer " + worker)
            .setNote("job " + jobId)
            .build();
    return List.of(
        record(progress),
        new ProducerRecord<>(
            topics.models().name(), key(done.modelId()), releases.encode(release)));
  }

  /** That the job is none, with its request's bytes in quarantine. */
  List<ProducerRecord<byte[], byte[]>> rejected(
      JobView view, int attempt, String element, String cause) {
    JobRecord origin = view.record();
    Rejection rejection =
        Rejection.newBuilder()
            .setCandidateId(sha256(origin.bytes()))
            .setNight(LocalDate.ofInstant(origin.at(), ZoneOffset.UTC).toString())
            .setStage(STAGE)
            .setFileName(view.request() == null ? null : view.request().getRecipeName())
            .setElement(element)
            .setCause(cause)
            .setSizeBytes(origin.bytes().length)
            .setComplete(true)
            .setBytes(ByteBuffer.wrap(origin.bytes()))
            .setOriginTopic(origin.topic())
            .setOriginPartition(origin.partition())
            .setOriginOffset(origin.offset())
            .setRejectedAt(clock.instant())
            .build();
    return List.of(
        record(progress(view.jobId(), attempt, JobState.REJECTED, null, cause).build()),
        new ProducerRecord<>(
            topics.quarantine().name(),
            key(rejection.getCandidateId()),
            rejections.encode(rejection)));
  }

  private TrainingProgress.Builder progress(
      String jobId, int attempt, JobState state, Work.Stand stand, String message) {
    TrainingProgress.Builder progress =
        TrainingProgress.newBuilder()
            .setJobId(jobId)
            .setState(state)
            .setWorker(worker)
            .setAttempt(attempt)
            .setMessage(message)
            .setAt(clock.instant());
    if (stand != null) {
      progress
          .setTraining(stand.training())
          .setEpoch(stand.progress().epoch())
          .setEpochs(stand.progress().epochs())
          .setLoss(stand.progress().loss())
          .setSamplesPerSecond(stand.progress().samplesPerSecond())
          .setSecondsLeft(stand.progress().timeLeft().toSeconds());
    }
    return progress;
  }

  private ProducerRecord<byte[], byte[]> record(TrainingProgress progress) {
    return new ProducerRecord<>(
        topics.trainingProgress().name(), key(progress.getJobId()), progresses.encode(progress));
  }

  private static byte[] key(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
