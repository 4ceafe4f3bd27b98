package org.pulsartriage.standalone.bench.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pulsartriage.standalone.console.CommandFailure;

class PyTorchProcessTest {

  @TempDir private Path module;

  @Test
  void shouldBeNothingWhereTheModuleIsNotBuilt() throws IOException {
    assertThat(PyTorchProcess.in(module.resolve("gone"))).isEmpty();
    assertThat(PyTorchProcess.in(module)).isEmpty();
    Files.createDirectories(module.resolve("target/lib"));
    assertThat(PyTorchProcess.in(module)).isEmpty();
  }

  @Test
  void shouldSayInOneLineWhyItsProgramDoesNotRun() throws IOException {
    Files.createDirectories(module.resolve("target/lib"));
    Files.createFile(module.resolve("target/benchmarks-0.jar"));
    PyTorchProcess broken = PyTorchProcess.in(module).orElseThrow();

    assertThatThrownBy(() -> broken.measure("htru", 8, 1, Duration.ofMillis(10)))
        .isInstanceOf(CommandFailure.class)
        .hasMessageMatching("PyTorch: htru: Caused by: .*TrainingRate");
  }
}
