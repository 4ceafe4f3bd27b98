package org.pulsartriage.standalone.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import org.pulsartriage.schemas.Rejection;
import org.pulsartriage.standalone.console.ExitCodes;
import org.pulsartriage.standalone.console.TextTable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code triage quarantine list}: a line a rejection, the newest last. */
@Command(
    name = "list",
    description = "A line a rejection, the newest last.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
public final class QuarantineListCommand implements Callable<Integer> {

  private static final int ID_DIGITS = 12;

  @Spec private CommandSpec spec;
  @Mixin private PipelineOptions pipeline;

  @Option(names = "--night", paramLabel = "YYYY-MM-DD", description = "One night alone.")
  private String night;

  @Override
  public Integer call() throws IOException {
    List<Rejection> rejections = new ArrayList<>();
    Rejections.read(
        pipeline.connect(),
        rejection -> {
          if (night == null || night.equals(rejection.getNight())) {
            // A list needs no bytes, and thousands of them need memory.
            rejection.setBytes(ByteBuffer.allocate(0));
            rejections.add(rejection);
          }
        });
    rejections.sort(Comparator.comparing(Rejection::getRejectedAt));
    PrintWriter out = spec.commandLine().getOut();
    if (rejections.isEmpty()) {
      out.println("Quarantine is empty.");
      return ExitCodes.DONE;
    }
    TextTable table = new TextTable("id", "night", "stage", "bytes", "file", "element", "cause");
    for (Rejection rejection : rejections) {
      table.row(
          rejection.getCandidateId().substring(0, ID_DIGITS),
          rejection.getNight(),
          rejection.getStage(),
          rejection.getSizeBytes(),
          rejection.getFileName(),
          rejection.getElement(),
          rejection.getCause());
    }
    table.print(out);
    return ExitCodes.DONE;
  }
}
