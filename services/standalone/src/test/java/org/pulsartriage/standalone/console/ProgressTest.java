package org.pulsartriage.standalone.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;

class ProgressTest {

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private Instant now = Instant.EPOCH;
  private final InstantSource clock = () -> now;

  @Test
  void shouldPrintAPlainLineEveryFewSecondsWhereThereIsNoTerminal() {
    try (Progress progress = progress(false)) {
      progress.add(10);
      now = now.plusSeconds(5);
      progress.add(40);
      now = now.plusSeconds(5);
    }

    assertThat(text().lines())
        .containsExactly(
            "scored 50 of 100, 10 a second, 5 s left", "scored 50 of 100, 5 a second, 10 s left");
  }

  @Test
  void shouldRedrawItsLineOnATerminal() {
    try (Progress progress = progress(true)) {
      now = now.plusMillis(200);
      progress.add(50);
    }

    assertThat(text()).contains("\r███████████████░░░░░░░░░░░░░░░ scored 50 of 100");
  }

  @Test
  void shouldNeverGoBackWhereAThreadReportsLate() {
    try (Progress progress = progress(false)) {
      progress.to(60);
      progress.to(40);
      now = now.plusSeconds(6);
    }

    assertThat(text()).startsWith("scored 60 of 100");
  }

  private Progress progress(boolean terminal) {
    return new Progress(
        "scored", 100, new PrintStream(bytes, true, StandardCharsets.UTF_8), terminal, clock);
  }

  private String text() {
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
