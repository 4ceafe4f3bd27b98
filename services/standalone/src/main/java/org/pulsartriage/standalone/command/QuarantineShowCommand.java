package org.pulsartriage.standalone.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.pulsartriage.schemas.Rejection;
import org.pulsartriage.standalone.console.CommandFailure;
import org.pulsartriage.standalone.console.ExitCodes;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code triage quarantine show}: one rejection whole, and its bytes back as a file. */
@Command(
    name = "show",
    description = "One rejection whole; --out gives its bytes back as a file.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
public final class QuarantineShowCommand implements Callable<Integer> {

  private static final int BYTES_SHOWN = 64;

  @Spec private CommandSpec spec;
  @Mixin private PipelineOptions pipeline;

  @Parameters(paramLabel = "ID", description = "Candidate id, or its first digits.")
  private String id;

  @Option(names = "--out", paramLabel = "FILE", description = "Write the rejected bytes here.")
  private Path out;

  @Override
  public Integer call() throws IOException {
    List<Rejection> found = new ArrayList<>();
    Rejections.read(
        pipeline.connect(),
        rejection -> {
          if (rejection.getCandidateId().startsWith(id)) {
            found.add(rejection);
          }
        });
    if (found.isEmpty()) {
      throw new CommandFailure("quarantine holds nothing whose id begins with " + id);
    }
    if (found.stream().map(Rejection::getCandidateId).distinct().count() > 1) {
      throw new CommandFailure(
          found.size() + " rejections have an id that begins with " + id + ": give more digits");
    }
    Rejection rejection = found.get(found.size() - 1);
    print(rejection, found.size());
    if (out != null) {
      Files.write(out, bytes(rejection));
    }
    return ExitCodes.DONE;
  }

  private void print(Rejection rejection, int times) {
    PrintWriter writer = spec.commandLine().getOut();
    writer.printf("candidate  %s%n", rejection.getCandidateId());
    writer.printf("file       %s%n", orDash(rejection.getFileName()));
    writer.printf("night      %s%n", rejection.getNight());
    writer.printf("stage      %s%n", rejection.getStage());
    writer.printf("element    %s%n", orDash(rejection.getElement()));
    writer.printf("cause      %s%n", rejection.getCause());
    writer.printf(
        "bytes      %d%s%n",
        rejection.getSizeBytes(),
        rejection.getComplete()
            ? ""
            : ", of which the first " + bytes(rejection).length + " are kept");
    if (rejection.getOriginTopic() != null) {
      writer.printf(
          "origin     %s, partition %d, offset %d%n",
          rejection.getOriginTopic(), rejection.getOriginPartition(), rejection.getOriginOffset());
    }
    writer.printf(
        "rejected   %s%s%n", rejection.getRejectedAt(), times > 1 ? ", " + times + " times" : "");
    writer.printf("begins     %s%n", beginning(bytes(rejection)));
    writer.flush();
  }

  private static String orDash(String text) {
    return text == null ? "-" : text;
  }

  private static byte[] bytes(Rejection rejection) {
    ByteBuffer buffer = rejection.getBytes().duplicate();
    byte[] bytes = new byte[buffer.remaining()];
    buffer.get(bytes);
    return bytes;
  }

  /** The bytes come from anywhere: nothing that a terminal would obey is printed. */
  private static String beginning(byte[] bytes) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < Math.min(bytes.length, BYTES_SHOWN); i++) {
      text.append(bytes[i] >= ' ' && bytes[i] < 127 ? (char) bytes[i] : '.');
    }
    return text.toString();
  }
}
