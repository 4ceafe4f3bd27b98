package org.pulsartriage.trainer.service;

import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.pulsartriage.models.store.BundleStore;
import org.pulsartriage.schemas.JobState;
import org.pulsartriage.schemas.kafka.KafkaConnection;
import org.pulsartriage.trainer.jobkind.JobFolder;
import org.pulsartriage.trainer.jobkind.WorkPlace;
import org.pulsartriage.trainer.jobs.JobLog;
import org.pulsartriage.trainer.jobs.JobView;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes jobs up, one at a time, and sees to it that each is ended once. Every trainer reads both
 * topics of jobs; a free one claims the oldest job that waits, or whose trainer has been silent for
 * longer than a lease. A claim is a record of progress, written in a transaction of the job's own
 * transactional id: whoever opened that last is the only one who can write, and has read all that
 * was written before. So of several claims one succeeds, and a trainer that lost its job cannot end
 * it.
 *
 * <p>One thread reads, claims and speaks; the work runs on another. The thread never waits for the
 * work.
 */
public final class Trainer implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Trainer.class);
  private static final Duration POLL = Duration.ofMillis(100);
  private static final Duration PAUSE = Duration.ofSeconds(1);
  private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(20);

  /** Trainers that see a job at once try it one after the other, each at moments of its own. */
  private static final long LONGEST_HESITATION = Duration.ofMillis(250).toNanos();

  private final KafkaConnection connection;
  private final TrainerSettings settings;
  private final WorkPlace place;
  private final BundleStore store;
  private final TrainerMeters meters;
  private final LongSupplier ticker;
  private final JobMessages messages;
  private final JobLog log;
  private final Map<String, Long> freeSince = new HashMap<>();
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread thread;

  private volatile HeldJob held;
  private volatile boolean ready;
  private volatile String failure;
  private volatile String heldId;

  /**
   * Creates the topics where they are missing, and starts.
   *
   * @param connection the cluster
   * @param settings how to run
   * @param place what is at hand
   * @param store where models go
   * @param meters where it counts
   * @param clock tells the time of records
   * @param ticker the trainer's own clock, in nanoseconds
   */
  Trainer(
      KafkaConnection connection,
      TrainerSettings settings,
      WorkPlace place,
      BundleStore store,
      TrainerMeters meters,
      InstantSource clock,
      LongSupplier ticker) {
    this.connection = connection;
    this.settings = settings;
    this.place = place;
    this.store = store;
    this.meters = meters;
    this.ticker = ticker;
    this.messages = new JobMessages(connection.topics(), settings.worker(), clock);
    connection.createTopics();
    this.log = new JobLog(connection, ticker);
    this.thread = new Thread(this::run, "trainer");
    thread.start();
    LOG.info(
        "trainer {} takes jobs from {}",
        settings.worker(),
        connection.topics().trainingJobs().name());
  }

  /**
   * @return its name
   */
  public String worker() {
    return settings.worker();
  }

  /**
   * @return whether it has read the topics and runs
   */
  public boolean isReady() {
    return ready && thread.isAlive() && failure == null;
  }

  /**
   * @return whether its thread runs
   */
  public boolean isAlive() {
    return thread.isAlive();
  }

  /**
   * @return what keeps it from working at the moment, in one line; null where nothing does
   */
  public String failure() {
    return failure;
  }

  /**
   * @return the job that it is at; null for none
   */
  public String heldJob() {
    return heldId;
  }

  private void run() {
    while (!isClosing()) {
      try {
        if (!ready) {
          log.catchUp();
          ready = true;
        }
        log.poll(POLL);
        if (held != null) {
          attend();
        }
        takeUp();
        failure = null;
      } catch (RuntimeException e) {
        failure = line(e);
        LOG.warn("the trainer cannot go on, trying again: {}", failure, e);
        pause();
      }
    }
    try {
      giveBack();
    } catch (RuntimeException e) {
      LOG.warn("a job could not be given back: {}", line(e));
    } finally {
      log.close();
    }
  }

  /** One look at the job that this trainer is at. */
  private void attend() {
    if (!held.isLetGo()) {
      JobView view = log.board().of(held.jobId()).orElse(null);
      if (view == null || !view.isHeldBy(settings.worker(), held.attempt())) {
        LOG.warn("job {} is another's now", held.jobId());
        meters.lost();
        held.letGo();
      } else if (!held.claim().isOpen()) {
        // What was said last may or may not be there; the next look tells.
        held.claim().open();
        log.catchUp();
        return;
      } else if (view.cancelled()) {
        say(held.stand(), JobState.CANCELLED, "cancelled");
      } else if (held.result() != null) {
        end(view, held.result());
      } else if (held.isDue(ticker.getAsLong(), settings.heartbeat().toNanos())) {
        tell(messages.state(held.jobId(), held.attempt(), JobState.RUNNING, held.stand(), null));
        held.said(ticker.getAsLong());
      }
    }
    if (held.isLetGo() && held.isOver()) {
      held = null;
      heldId = null;
      meters.running(0);
    }
  }

  private void end(JobView view, WorkResult result) {
    if (result instanceof WorkResult.Done done) {
      if (tell(messages.done(held.jobId(), held.attempt(), held.stand(), done))) {
        ended(JobState.DONE, done.modelId() + " in " + done.uri());
      }
    } else if (result instanceof WorkResult.Rejected rejected) {
      if (tell(messages.rejected(view, held.attempt(), rejected.element(), rejected.cause()))) {
        ended(JobState.REJECTED, rejected.cause());
      }
    } else if (result instanceof WorkResult.Failed failed) {
      say(held.stand(), JobState.FAILED, failed.message());
    } else {
      say(held.stand(), JobState.FAILED, "the work was interrupted");
    }
  }

  private void say(Work.Stand stand, JobState state, String message) {
    if (tell(messages.state(held.jobId(), held.attempt(), state, stand, message))) {
      ended(state, message);
    }
  }

  private void ended(JobState state, String how) {
    LOG.info("job {}: {}, {}", held.jobId(), state, how);
    meters.ended(state);
    held.letGo();
  }

  /** Whether it is said for sure; where not, the claim is closed. */
  private boolean tell(List<ProducerRecord<byte[], byte[]>> records) {
    try {
      held.claim().say(records);
      return true;
    } catch (KafkaException | IllegalStateException e) {
      LOG.warn("job {}: not taken by the cluster: {}", held.jobId(), line(e));
      return false;
    }
  }

  private void takeUp() {
    long now = ticker.getAsLong();
    int waiting = 0;
    for (JobView view : log.board().all()) {
      if (!view.isFree(now, settings.lease().toNanos())) {
        freeSince.remove(view.jobId());
        continue;
      }
      waiting++;
      boolean toEnd = isToEnd(view);
      if (!toEnd && held != null || isClosing()) {
        continue;
      }
      long since = freeSince.computeIfAbsent(view.jobId(), id -> now);
      if (now - since >= hesitation(view.jobId())) {
        claim(view.jobId());
        break;
      }
    }
    meters.waiting(waiting);
  }

  /** Nothing to be done but to say that it has ended. */
  private boolean isToEnd(JobView view) {
    return view.request() == null || view.cancelled() || view.attempts() >= settings.mostAttempts();
  }

  private long hesitation(String jobId) {
    return Math.floorMod(
        (settings.worker() + jobId).hashCode() * 0x9E3779B97F4A7C15L, LONGEST_HESITATION);
  }

  private void claim(String jobId) {
    JobClaim claim = new JobClaim(connection, jobId);
    boolean kept = false;
    try {
      claim.open();
      log.catchUp();
      JobView view = log.board().of(jobId).orElseThrow();
      if (!view.isFree(ticker.getAsLong(), settings.lease().toNanos())) {
        return;
      }
      int attempt = view.attempts() + 1;
      if (isToEnd(view)) {
        endUnheld(view, claim, attempt);
        return;
      }
      boolean over = view.state() == JobState.RUNNING;
      String from = over ? "taken over from " + view.progress().getWorker() : null;
      claim.say(messages.state(jobId, attempt, JobState.RUNNING, null, from));
      kept = true;
      hold(view, claim, attempt, over);
      log.catchUp();
    } catch (KafkaException | IllegalStateException e) {
      // Most often another trainer was quicker.
      LOG.info("job {} could not be claimed: {}", jobId, line(e));
    } finally {
      freeSince.remove(jobId);
      if (!kept) {
        claim.close();
      }
    }
  }

  private void hold(JobView view, JobClaim claim, int attempt, boolean over) {
    LOG.info("job {}: attempt {}{}", view.jobId(), attempt, over ? ", taken over" : "");
    meters.taken(over);
    meters.running(1);
    Work work =
        new Work(
            view.request(), attempt, new JobFolder(settings.folder(), view.jobId()), place, store);
    held = new HeldJob(view.jobId(), attempt, claim, work, ticker.getAsLong());
    heldId = view.jobId();
  }

  private void endUnheld(JobView view, JobClaim claim, int attempt) {
    if (view.request() == null) {
      claim.say(messages.rejected(view, attempt, null, view.fault()));
      meters.ended(JobState.REJECTED);
      LOG.info("job {}: REJECTED, {}", view.jobId(), view.fault());
    } else if (view.cancelled()) {
      claim.say(messages.state(view.jobId(), attempt, JobState.CANCELLED, null, "cancelled"));
      meters.ended(JobState.CANCELLED);
      LOG.info("job {}: CANCELLED while it waited", view.jobId());
    } else {
      String message = view.attempts() + " trainers took it up and none ended it";
      claim.say(messages.state(view.jobId(), attempt, JobState.FAILED, null, message));
      meters.ended(JobState.FAILED);
      LOG.warn("job {}: FAILED, {}", view.jobId(), message);
    }
  }

  /** A trainer that ends in order lets others go on at once. */
  private void giveBack() {
    if (held == null || held.isLetGo() || !held.claim().isOpen()) {
      return;
    }
    JobView view = log.board().of(held.jobId()).orElse(null);
    WorkResult result = held.result();
    if (view != null && result != null && !view.cancelled()) {
      end(view, result);
    } else {
      tell(
          messages.state(
              held.jobId(),
              held.attempt(),
              JobState.QUEUED,
              held.stand(),
              "given back: the trainer ends"));
    }
    held.letGo();
  }

  private boolean isClosing() {
    return closing.getCount() == 0;
  }

  private void pause() {
    try {
      if (closing.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS)) {
        LOG.debug("closing");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static String line(Throwable e) {
    String message = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    return message.strip().replaceAll("\\s*\\R\\s*", " ");
  }

  /** Gives the job back that it is at, and ends. */
  @Override
  public void close() {
    closing.countDown();
    try {
      thread.join(CLOSE_TIMEOUT.toMillis());
      HeldJob last = held;
      if (last != null) {
        last.awaitOver(CLOSE_TIMEOUT);
        if (!last.isOver()) {
          LOG.warn("the work did not end within {} s", CLOSE_TIMEOUT.toSeconds());
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    store.close();
    place.bundles().close();
  }
}
