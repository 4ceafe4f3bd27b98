package org.pulsartriage.models.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class OnnxEnvironmentTest {

  @Test
  void shouldRefuseOnlyWhereTheVariableIsMissingAndTheLineLong() {
    int longest = OnnxEnvironment.LONGEST_COMMAND_LINE;

    assertThatCode(() -> OnnxEnvironment.requireSafe(null, longest)).doesNotThrowAnyException();
    assertThatCode(() -> OnnxEnvironment.requireSafe("1", 4L * longest)).doesNotThrowAnyException();
    assertThatThrownBy(() -> OnnxEnvironment.requireSafe("0", longest + 1))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "ONNX Runtime would crash on a command line of 500001 bytes: set the environment"
                + " variable ORT_DISABLE_TELEMETRY=1, or shorten the class path to 500000");
  }

  /** The longest single argument that Linux takes is 128 KiB. */
  @Test
  @EnabledOnOs(OS.LINUX)
  void shouldBeginOnALongCommandLineWithoutTheVariable() throws Exception {
    assertThat(begin(Collections.nCopies(4, "x".repeat(100_000)))).isEqualTo("begun");
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void shouldRefuseALineThatWouldCrashTheJvmInOneLine() throws Exception {
    assertThat(begin(Collections.nCopies(12, "x".repeat(100_000))))
        .matches("ONNX Runtime would crash on a command line of 12[0-9]{5} bytes: .*")
        .hasLineCount(1);
  }

  private static String begin(List<String> arguments) throws Exception {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m",
                "-cp",
                System.getProperty("java.class.path"),
                Begin.class.getName()));
    command.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().remove(OnnxEnvironment.TELEMETRY_VARIABLE);
    Process process = builder.start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
    return said.strip();
  }

  /** Begins ONNX Runtime and says how it went. */
  static final class Begin {

    private Begin() {}

    public static void main(String[] arguments) {
      try {
        OnnxEnvironment.get();
        System.out.println("begun");
      } catch (IllegalStateException e) {
        System.out.println(e.getMessage());
      }
    }
  }
}
