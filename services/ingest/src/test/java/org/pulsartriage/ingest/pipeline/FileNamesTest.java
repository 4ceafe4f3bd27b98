package org.pulsartriage.ingest.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileNamesTest {

  @ParameterizedTest
  @CsvSource({
    "one.phcx.gz, one.phcx.gz",
    "/etc/passwd, passwd",
    "..\\..\\boot.ini, boot.ini",
    "../.., unnamed",
    "'', unnamed",
    "' ', unnamed",
    "ünïcode.phcx, ünïcode.phcx",
  })
  void shouldKeepTheLastSegment(String given, String safe) {
    assertThat(FileNames.safe(given)).isEqualTo(safe);
  }

  @Test
  void shouldHideWhatATerminalWouldObey() {
    assertThat(FileNames.safe("a\u001b[31m\nb\u202ec\u0000.phcx")).isEqualTo("a?[31m?b?c?.phcx");
  }

  @Test
  void shouldKeepNoMoreThan255Characters() {
    assertThat(FileNames.safe("x".repeat(10_000))).hasSize(255);
  }

  @Test
  void shouldNameAFileThatCameWithoutOne() {
    assertThat(FileNames.safe(null)).isEqualTo("unnamed");
  }
}
