package org.pulsartriage.replay.run;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.pulsartriage.replay.pace.Pace;
import org.pulsartriage.replay.pace.Paces;
import org.pulsartriage.replay.source.ReplaySample;
import org.pulsartriage.replay.source.ReplaySource;
import org.pulsartriage.replay.source.SourceDescription;
import org.pulsartriage.schemas.LabelledSample;
import org.pulsartriage.schemas.ReplayProgress;
import org.pulsartriage.schemas.ReplayRequest;
import org.pulsartriage.schemas.ReplayState;
import org.pulsartriage.schemas.topics.TopicCreation;
import org.pulsartriage.schemas.topics.TopicDefinition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One replay: does what was wished last, from where the progress topic says that it stands. Pause,
 * crash and hand-over to another service are the same to it: the transaction under way ends, or
 * never was, and whoever runs it next reads the position back. Wishes may come from any thread.
 */
final class ReplayRun {

  private static final Logger LOG = LoggerFactory.getLogger(ReplayRun.class);

  private static final int MOST_SAMPLES = 500;
  private static final int MOST_BYTES = 4 << 20;

  /** Samples of a fast pace gather this long: a transaction each would be slower than they are. */
  private static final Duration GATHERING = Duration.ofMillis(20);

  private static final Duration BETWEEN_ATTEMPTS = Duration.ofSeconds(1);

  private final String runId;
  private final ReplayContext context;
  private final Executor executor;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private ReplayRequest wished;
  private boolean fresh;
  private boolean active;
  private boolean released;

  /**
   * @param runId name of the replay
   * @param context what all replays share
   * @param executor runs it, a thread each
   */
  ReplayRun(String runId, ReplayContext context, Executor executor) {
    this.runId = runId;
    this.context = context;
    this.executor = executor;
  }

  /** Does this from now on. A wish that is there already changes nothing. */
  void wish(ReplayRequest request) {
    lock.lock();
    try {
      if (released || request.equals(wished)) {
        return;
      }
      wished = request;
      fresh = true;
      changed.signalAll();
      if (!active) {
        active = true;
        executor.execute(this::run);
      }
    } finally {
      lock.unlock();
    }
  }

  /** Ends at the next transaction and leaves the replay as it stands, for another to go on with. */
  void release() {
    lock.lock();
    try {
      released = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Waits until a released replay has ended. */
  void awaitEnd() {
    lock.lock();
    try {
      while (active) {
        changed.awaitUninterruptibly();
      }
    } finally {
      lock.unlock();
    }
  }

  private void run() {
    try {
      for (ReplayRequest request = take(); request != null; request = take()) {
        serve(request);
      }
    } catch (RuntimeException e) {
      LOG.error("replay {} ends: {}", runId, line(e));
      LOG.debug("replay {} ends", runId, e);
    } finally {
      lock.lock();
      try {
        active = false;
        changed.signalAll();
      } finally {
        lock.unlock();
      }
    }
  }

  /** The wish to serve next, or null, and then this is no longer active. */
  private ReplayRequest take() {
    lock.lock();
    try {
      if (released || !fresh) {
        active = false;
        changed.signalAll();
        return null;
      }
      fresh = false;
      return wished;
    } finally {
      lock.unlock();
    }
  }

  /** Waits until a time, or until something else is wished. */
  private boolean overtakenBefore(Instant until) {
    lock.lock();
    try {
      for (long left = nanosTo(until); left > 0; left = nanosTo(until)) {
        if (released || fresh) {
          return true;
        }
        changed.await(left, TimeUnit.NANOSECONDS);
      }
      return released || fresh;
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    } finally {
      lock.unlock();
    }
  }

  private long nanosTo(Instant until) {
    return Duration.between(context.clock().instant(), until).toNanos();
  }

  private void serve(ReplayRequest request) {
    do {
      try {
        attempt(request);
        return;
      } catch (KafkaException | IllegalStateException e) {
        // Also where another service goes on with it: then this one is released before long.
        LOG.warn("replay {} is interrupted, and goes on: {}", runId, line(e));
      }
    } while (!overtakenBefore(context.clock().instant().plus(BETWEEN_ATTEMPTS)));
  }

  private void attempt(ReplayRequest request) {
    try (SamplePublisher publisher = SamplePublisher.open(context.connection(), runId)) {
      ReplayProgress before = CommittedProgress.of(context.connection(), runId);
      ReplayState state = before == null ? null : before.getState();
      if (state == ReplayState.DONE || state == ReplayState.STOPPED) {
        return;
      }
      switch (request.getWish()) {
        case PAUSE -> settle(publisher, request, before, ReplayState.PAUSED);
        case STOP -> settle(publisher, request, before, ReplayState.STOPPED);
        case RUN -> {
          boolean askedAnew =
              state != ReplayState.FAILED
                  || request.getRequestedAt().isAfter(before.getUpdatedAt());
          if (askedAnew) {
            replay(publisher, request, before);
          }
        }
      }
    }
  }

  private void settle(
      SamplePublisher publisher, ReplayRequest request, ReplayProgress before, ReplayState state) {
    if (before == null || before.getState() != state) {
      publisher.publish(
          null,
          List.of(),
          ReplayRecords.progress(request, before, state, null, context.clock().instant()));
      LOG.info("replay {}: {}", runId, state);
    }
  }

  private void replay(SamplePublisher publisher, ReplayRequest request, ReplayProgress before) {
    long position = before == null ? 0 : before.getPosition();
    Passage passage = null;
    try {
      passage = new Passage(publisher, request, position);
      passage.go();
    } catch (IOException | IllegalArgumentException e) {
      ReplayProgress reached = passage == null ? before : passage.reached;
      publisher.publish(
          null,
          List.of(),
          ReplayRecords.progress(
              request,
              reached == null ? before : reached,
              ReplayState.FAILED,
              line(e),
              context.clock().instant()));
      LOG.warn("replay {} fails: {}", runId, line(e));
    }
  }

  private static String line(Throwable failure) {
    String message = failure.getMessage();
    return message == null
        ? failure.getClass().getSimpleName()
        : message.strip().replaceAll("\\s*\\R\\s*", " ");
  }

  /** Samples from one position on, until the end or another wish. */
  private final class Passage {

    private final SamplePublisher publisher;
    private final ReplayRequest request;
    private final ReplaySource source;
    private final SourceDescription description;
    private final Pace pace;
    private final TopicDefinition topic;
    private final long total;
    private long position;
    private ReplayProgress reached;

    Passage(SamplePublisher publisher, ReplayRequest request, long position) throws IOException {
      this.publisher = publisher;
      this.request = request;
      this.position = position;
      this.topic = context.connection().topics().samples(request.getSource());
      this.source = context.sources().open(request);
      this.description = source.description();
      this.total =
          request.getLimit() == null
              ? description.size()
              : Math.min(request.getLimit(), description.size());
      this.pace = pace();
    }

    private Pace pace() {
      return switch (request.getPace()) {
        case FAST -> Paces.fast();
        case STEADY -> {
          if (request.getRate() == null) {
            throw new IllegalArgumentException("a steady pace without a rate");
          }
          yield Paces.steady(request.getRate());
        }
        case NIGHT -> {
          if (request.getNight() == null) {
            throw new IllegalArgumentException("a night's pace without a night");
          }
          yield Paces.recorded(
              NightTimes.of(context.connection(), request.getNight()), request.getSpeed());
        }
      };
    }

    void go() throws IOException {
      createTopic();
      LOG.info("replay {} of {} from {} of {}", runId, request.getSource(), position, total);
      publish(List.of());
      Instant anchor = context.clock().instant();
      long anchored = pace.offset(position);
      Instant next = anchor;
      try (ReplaySource.Cursor cursor = source.open((int) position)) {
        while (position < total) {
          Instant due = anchor.plusNanos(pace.offset(position) - anchored);
          if (overtakenBefore(due.isAfter(next) ? due : next)) {
            return;
          }
          batch(cursor, anchor, anchored);
          next = context.clock().instant();
          if (pace.offset(position) > anchored) {
            next = next.plus(GATHERING);
          }
        }
      }
      LOG.info("replay {} is done", runId);
    }

    private void createTopic() {
      try (Admin admin = context.connection().admin()) {
        TopicCreation.ensure(admin, List.of(topic), context.connection().replicationFactor());
      } catch (IllegalStateException e) {
        // The topic is there and is not what this service needs: trying again will not help.
        throw new IllegalArgumentException(e.getMessage(), e);
      }
    }

    /** Everything that is due. A sample that cannot be read does not keep those before it. */
    private void batch(ReplaySource.Cursor cursor, Instant anchor, long anchored)
        throws IOException {
      Instant now = context.clock().instant();
      List<LabelledSample> batch = new ArrayList<>();
      long bytes = 0;
      try {
        while (batch.size() < MOST_SAMPLES
            && bytes < MOST_BYTES
            && position + batch.size() < total) {
          long at = position + batch.size();
          Instant due = anchor.plusNanos(pace.offset(at) - anchored);
          if (due.isAfter(now)) {
            break;
          }
          ReplaySample sample = cursor.next();
          if (sample == null) {
            throw new IOException(request.getSource() + ": ends before sample " + at);
          }
          bytes += sample.values().remaining();
          batch.add(ReplayRecords.sample(request, description, sample, at, due));
        }
      } catch (IOException | IllegalArgumentException e) {
        publish(batch);
        throw e;
      }
      publish(batch);
    }

    private void publish(List<LabelledSample> batch) {
      long after = position + batch.size();
      ReplayProgress progress =
          ReplayRecords.progress(
              request,
              description,
              after == total ? ReplayState.DONE : ReplayState.RUNNING,
              after,
              total,
              context.clock().instant());
      context
          .meters()
          .transaction(batch.size(), () -> publisher.publish(topic.name(), batch, progress));
      position = after;
      reached = progress;
    }
  }
}
