package org.pulsartriage.hosting.streams;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.streams.errors.StreamsException;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.junit.jupiter.api.Test;

class ThreadFailuresTest {

  private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
  private final ThreadFailures failures = new ThreadFailures("the count", now::get);

  @Test
  void shouldReplaceAThreadWhoseClusterWasAway() {
    assertThat(failures.handle(new StreamsException(new TimeoutException("no broker"))))
        .isEqualTo(StreamThreadExceptionResponse.REPLACE_THREAD);
    assertThat(failures.fatal()).isNull();
  }

  @Test
  void shouldStopAfterAnErrorThatTheNextThreadWouldMeetToo() {
    assertThat(
            failures.handle(new StreamsException("task 0_1", new SerializationException("a\n b"))))
        .isEqualTo(StreamThreadExceptionResponse.SHUTDOWN_CLIENT);
    assertThat(failures.fatal()).isEqualTo("SerializationException: a b");
  }

  @Test
  void shouldStopWhenThreadsAreReplacedTooOften() {
    for (int i = 0; i < ThreadFailures.MOST_REPLACEMENTS; i++) {
      assertThat(failures.handle(new TimeoutException("away")))
          .isEqualTo(StreamThreadExceptionResponse.REPLACE_THREAD);
    }

    assertThat(failures.handle(new TimeoutException("away")))
        .isEqualTo(StreamThreadExceptionResponse.SHUTDOWN_CLIENT);
    assertThat(failures.fatal()).isEqualTo("TimeoutException: away");
  }

  @Test
  void shouldForgetReplacementsOfLongAgo() {
    for (int i = 0; i < 3 * ThreadFailures.MOST_REPLACEMENTS; i++) {
      now.updateAndGet(
          at -> at.plus(ThreadFailures.WINDOW.dividedBy(5)).plus(Duration.ofMillis(1)));
      assertThat(failures.handle(new TimeoutException("away")))
          .isEqualTo(StreamThreadExceptionResponse.REPLACE_THREAD);
    }
  }
}
