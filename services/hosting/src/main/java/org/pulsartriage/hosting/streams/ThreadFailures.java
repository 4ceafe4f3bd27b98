package org.pulsartriage.hosting.streams;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What happens when a stream thread dies: after an error that may pass (the cluster was away) it is
 * replaced, unless that happens too often; after any other the application stops, since the next
 * thread would die of the same record.
 */
public final class ThreadFailures implements StreamsUncaughtExceptionHandler {

  /** More replacements than this within the window, and the error is not passing. */
  static final int MOST_REPLACEMENTS = 10;

  static final Duration WINDOW = Duration.ofMinutes(5);

  private static final Logger LOG = LoggerFactory.getLogger(ThreadFailures.class);

  private final String what;
  private final InstantSource clock;
  private final Deque<Instant> replacements = new ArrayDeque<>();
  private final AtomicReference<String> fatal = new AtomicReference<>();

  /**
   * @param what whose threads they are, as the log says it
   * @param clock tells whether failures come too often
   */
  public ThreadFailures(String what, InstantSource clock) {
    this.what = what;
    this.clock = clock;
  }

  @Override
  public StreamThreadExceptionResponse handle(Throwable failure) {
    String line = line(failure);
    if (passing(failure) && mayReplace()) {
      LOG.warn("a thread of {} failed and is replaced: {}", what, line);
      return StreamThreadExceptionResponse.REPLACE_THREAD;
    }
    fatal.compareAndSet(null, line);
    LOG.error("{} stops: {}", what, line);
    LOG.debug("{} stops", what, failure);
    return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
  }

  /**
   * @return why it stopped, in one line; null as long as it runs
   */
  public String fatal() {
    return fatal.get();
  }

  private synchronized boolean mayReplace() {
    Instant now = clock.instant();
    replacements.removeIf(at -> at.isBefore(now.minus(WINDOW)));
    replacements.add(now);
    return replacements.size() <= MOST_REPLACEMENTS;
  }

  private static boolean passing(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof RetriableException) {
        return true;
      }
    }
    return false;
  }

  private static String line(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    String message = root.getMessage() == null ? "" : ": " + root.getMessage();
    return (root.getClass().getSimpleName() + message).strip().replaceAll("\\s*\\R\\s*", " ");
  }
}
