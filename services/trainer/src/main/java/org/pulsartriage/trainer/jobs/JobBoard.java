package org.pulsartriage.trainer.jobs;

import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.pulsartriage.schemas.JobAction;
import org.pulsartriage.schemas.TrainingJob;
import org.pulsartriage.schemas.TrainingProgress;
import org.pulsartriage.schemas.serde.AvroCodec;
import org.pulsartriage.schemas.serde.UndecodableRecordException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Every job that the topics know of. Everyone who has read the same records sees the same board.
 * For one thread.
 */
public final class JobBoard {

  private static final Logger LOG = LoggerFactory.getLogger(JobBoard.class);

  private static final Pattern ID = Pattern.compile("[a-zA-Z0-9][a-zA-Z0-9._-]{0,99}");

  private final AvroCodec<TrainingJob> jobs = AvroCodec.of(TrainingJob.class);
  private final AvroCodec<TrainingProgress> progresses = AvroCodec.of(TrainingProgress.class);
  private final Map<String, JobView> views = new LinkedHashMap<>();
  private final LongSupplier ticker;

  /**
   * @param ticker the reader's clock, in nanoseconds from anywhere
   */
  public JobBoard(LongSupplier ticker) {
    this.ticker = ticker;
  }

  /**
   * @param record the next record of the topic of jobs
   */
  public void job(ConsumerRecord<byte[], byte[]> record) {
    if (record.value() == null) {
      return;
    }
    JobRecord where =
        new JobRecord(
            record.topic(),
            record.partition(),
            record.offset(),
            Instant.ofEpochMilli(record.timestamp()),
            record.value());
    TrainingJob job;
    try {
      job = jobs.decode(record.value());
    } catch (UndecodableRecordException e) {
      // Known by its place, so that it can be ended like any other.
      unreadable(where, e.getMessage());
      return;
    }
    // It names folders: nothing that leads out of them.
    if (!ID.matcher(job.getJobId()).matches()) {
      unreadable(where, "jobId: '" + job.getJobId() + "': letters, digits, '.', '_', '-' wanted");
      return;
    }
    JobView known = of(job.getJobId()).orElse(null);
    if (job.getAction() == JobAction.CANCEL) {
      put(cancelled(job.getJobId(), known));
    } else if (known == null || known.record() == null) {
      // The first request holds; one that comes again is the same job.
      put(requested(job, where, known));
    }
  }

  private void unreadable(JobRecord where, String fault) {
    JobView known = views.get(where.place());
    put(
        new JobView(
            where.place(),
            null,
            fault,
            where,
            false,
            known == null ? null : known.progress(),
            known == null ? ticker.getAsLong() : known.heard()));
  }

  private JobView cancelled(String jobId, JobView known) {
    return known == null
        ? new JobView(jobId, null, null, null, true, null, ticker.getAsLong())
        : new JobView(
            jobId,
            known.request(),
            known.fault(),
            known.record(),
            true,
            known.progress(),
            known.heard());
  }

  private JobView requested(TrainingJob job, JobRecord where, JobView known) {
    return new JobView(
        job.getJobId(),
        job,
        null,
        where,
        known != null && known.cancelled(),
        known == null ? null : known.progress(),
        known == null ? ticker.getAsLong() : known.heard());
  }

  /**
   * @param record the next record of the topic of progress
   */
  public void progress(ConsumerRecord<byte[], byte[]> record) {
    if (record.value() == null) {
      return;
    }
    TrainingProgress progress;
    try {
      progress = progresses.decode(record.value());
    } catch (UndecodableRecordException e) {
      LOG.warn(
          "{}-{}@{}: passed over: {}",
          record.topic(),
          record.partition(),
          record.offset(),
          e.getMessage());
      return;
    }
    JobView known = views.get(progress.getJobId());
    put(
        new JobView(
            progress.getJobId(),
            known == null ? null : known.request(),
            known == null ? null : known.fault(),
            known == null ? null : known.record(),
            known != null && known.cancelled(),
            progress,
            ticker.getAsLong()));
  }

  private void put(JobView view) {
    views.put(view.jobId(), view);
  }

  /**
   * @param jobId name of a job
   * @return the job, if it is known
   */
  public Optional<JobView> of(String jobId) {
    return Optional.ofNullable(views.get(jobId));
  }

  /**
   * @return every job that was asked for or that something is said of, in the order in which they
   *     were asked for
   */
  public List<JobView> all() {
    return views.values().stream()
        .filter(view -> view.record() != null || view.progress() != null)
        .sorted(Comparator.comparing(JobBoard::since).thenComparing(JobView::jobId))
        .toList();
  }

  /** A job whose request is no longer kept stands where its last word does. */
  private static Instant since(JobView view) {
    return view.record() == null ? view.progress().getAt() : view.record().at();
  }
}
