package org.pulsartriage.trainer.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.SplittableRandom;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pulsartriage.schemas.JobState;
import org.pulsartriage.schemas.TrainingJob;
import org.pulsartriage.schemas.TrainingProgress;
import org.pulsartriage.schemas.serde.AvroCodec;

class JobBoardTest {

  private static final long LEASE = Duration.ofSeconds(20).toNanos();
  private static final InstantSource CLOCK =
      InstantSource.fixed(Instant.parse("2026-01-31T12:00:00Z"));
  private static final AvroCodec<TrainingJob> JOBS = AvroCodec.of(TrainingJob.class);
  private static final AvroCodec<TrainingProgress> PROGRESSES =
      AvroCodec.of(TrainingProgress.class);

  private final JobRequests requests =
      new JobRequests(new JobIds(CLOCK, new SplittableRandom(1)), CLOCK, "anna");
  private final TrainingJob job = requests.experiment("htru2", Map.of());

  private long now = 1_000_000_000L;
  private final JobBoard board = new JobBoard(() -> now);
  private long offset;

  @Test
  void shouldNameAJobByItsTimeAndFourDigits() {
    assertThat(job.getJobId()).matches("20260131-120000-[0-9a-f]{4}");
  }

  @Test
  void shouldHaveAJobWaitUntilATrainerSpeaks() {
    request(job);

    JobView view = board.of(job.getJobId()).orElseThrow();
    assertThat(view.state()).isEqualTo(JobState.QUEUED);
    assertThat(view.isFree(now, LEASE)).isTrue();

    say(JobState.RUNNING, "a", 1);

    view = board.of(job.getJobId()).orElseThrow();
    assertThat(view.isFree(now, LEASE)).isFalse();
    assertThat(view.isHeldBy("a", 1)).isTrue();
    assertThat(view.isHeldBy("a", 2)).isFalse();
    assertThat(view.isHeldBy("b", 1)).isFalse();
  }

  @Test
  void shouldFreeTheJobOfATrainerThatIsSilentForLongerThanTheLease() {
    request(job);
    say(JobState.RUNNING, "a", 1);
    now += LEASE;
    assertThat(board.of(job.getJobId()).orElseThrow().isFree(now, LEASE)).isFalse();
    now += 1;
    assertThat(board.of(job.getJobId()).orElseThrow().isFree(now, LEASE)).isTrue();

    say(JobState.RUNNING, "a", 1);

    assertThat(board.of(job.getJobId()).orElseThrow().isFree(now, LEASE)).isFalse();
  }

  @Test
  void shouldFreeAJobThatIsGivenBackAtOnce() {
    request(job);
    say(JobState.RUNNING, "a", 1);
    say(JobState.QUEUED, "a", 1);

    JobView view = board.of(job.getJobId()).orElseThrow();
    assertThat(view.isFree(now, LEASE)).isTrue();
    assertThat(view.attempts()).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource(names = {"DONE", "FAILED", "CANCELLED", "REJECTED"})
  void shouldNeverFreeAJobThatHasEnded(JobState end) {
    say(end, "a", 1);
    request(job);
    now += 10 * LEASE;

    assertThat(board.of(job.getJobId()).orElseThrow().isFree(now, LEASE)).isFalse();
  }

  @Test
  void shouldHoldTheFirstOfTwoRequests() {
    request(job);
    request(TrainingJob.newBuilder(job).setExperiment("lotaas1").build());

    assertThat(board.all()).hasSize(1);
    assertThat(board.of(job.getJobId()).orElseThrow().request().getExperiment()).isEqualTo("htru2");
  }

  @Test
  void shouldKnowThatAJobIsTakenBackBeforeItIsAskedFor() {
    request(requests.cancellation(job.getJobId()));
    assertThat(board.all()).isEmpty();

    request(job);

    assertThat(board.of(job.getJobId()).orElseThrow().cancelled()).isTrue();
  }

  @Test
  void shouldKnowAnUnreadableRequestByItsPlace() {
    put("x".getBytes(StandardCharsets.UTF_8));

    JobView view = board.of("jobs-0@0").orElseThrow();
    assertThat(view.fault()).startsWith("not a TrainingJob");
    assertThat(view.isFree(now, LEASE)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "../elsewhere", "a/b", ".hidden", "two words"})
  void shouldTakeNoNameThatLeadsOutOfAFolder(String jobId) {
    put(JOBS.encode(TrainingJob.newBuilder(job).setJobId(jobId).build()));

    assertThat(board.of(jobId)).isEmpty();
    assertThat(board.of("jobs-0@0").orElseThrow().fault()).startsWith("jobId: '" + jobId + "'");
  }

  private void request(TrainingJob request) {
    put(JOBS.encode(request));
  }

  private void put(byte[] value) {
    board.job(new ConsumerRecord<>("jobs", 0, offset++, new byte[0], value));
  }

  private void say(JobState state, String worker, int attempt) {
    TrainingProgress progress =
        TrainingProgress.newBuilder()
            .setJobId(job.getJobId())
            .setState(state)
            .setWorker(worker)
            .setAttempt(attempt)
            .setAt(CLOCK.instant())
            .build();
    board.progress(
        new ConsumerRecord<>("progress", 0, offset++, new byte[0], PROGRESSES.encode(progress)));
  }
}
