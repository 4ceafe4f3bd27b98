package org.pulsartriage.standalone.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.pulsartriage.schemas.kafka.KafkaConnection;
import org.pulsartriage.schemas.labels.Labels;
import org.pulsartriage.standalone.console.ExitCodes;
import org.pulsartriage.trainer.snapshot.LabelPolicies;
import org.pulsartriage.trainer.snapshot.LabelPolicy;
import org.pulsartriage.trainer.snapshot.Snapshot;
import org.pulsartriage.trainer.snapshot.SnapshotBuilder;
import org.pulsartriage.trainer.snapshot.SnapshotFile;
import org.pulsartriage.trainer.snapshot.SnapshotOffsets;
import org.pulsartriage.trainer.snapshot.SnapshotRequest;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code triage snapshot}: labels and their candidates in a file to train on. */
@Command(
    name = "snapshot",
    description = {
      "Labels joined with their candidates, in a file to train on: snapshot.avro, snapshot.json",
      "(what it was made of, and its digest) and conflicts.csv. With --like, the snapshot that was",
      "made from the same offsets: exit code 1 unless it is the same byte for byte."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
public final class SnapshotCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private PipelineOptions pipeline;

  @Option(
      names = "--night",
      paramLabel = "YYYY-MM-DD",
      description = "A night; may be given again. Default: all.")
  private Set<LocalDate> nights = Set.of();

  @Option(
      names = "--policy",
      paramLabel = "POLICY",
      defaultValue = "majority",
      description = "majority of raters, or rater:NAME; default ${DEFAULT-VALUE}.")
  private String policy;

  @Option(names = "--injected", description = "Take injected pulsars too.")
  private boolean injected;

  @Option(
      names = "--like",
      paramLabel = "FILE",
      description = "Build the snapshot in this file again, from the offsets that it names.")
  private Path like;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "Folder for the three files, made where missing.")
  private Path out;

  @Override
  public Integer call() throws IOException {
    SnapshotRequest request = request();
    SnapshotOffsets offsets = null;
    if (like != null) {
      try (SnapshotFile.Reader reader = SnapshotFile.open(like)) {
        request = reader.origin().request();
        offsets = reader.origin().offsets();
      }
    }
    // Before anything is written: --out may be where the old one lies.
    String old = like == null ? null : SnapshotFile.digest(like);
    KafkaConnection connection = pipeline.connect();
    Snapshot snapshot =
        new SnapshotBuilder(connection)
            .build(request, offsets == null ? SnapshotOffsets.now(connection) : offsets, out);
    PrintWriter print = spec.commandLine().getOut();
    print.printf(
        "%s: %d candidates%s%n%s%n",
        snapshot.file(),
        snapshot.size(),
        snapshot.counts().entrySet().stream()
            .map(count -> ", " + count.getValue() + " " + Labels.text(count.getKey()))
            .collect(Collectors.joining()),
        snapshot.digest());
    if (!snapshot.conflicts().isEmpty()) {
      print.printf(
          "%d conflicts in %s%n", snapshot.conflicts().size(), out.resolve("conflicts.csv"));
    }
    boolean same = old == null || old.equals(snapshot.digest());
    if (old != null) {
      print.println(same ? "the same as " + like : "not the same as " + like + ": " + old);
    }
    print.flush();
    return same ? ExitCodes.DONE : ExitCodes.FAILURE;
  }

  private SnapshotRequest request() {
    LabelPolicy named;
    try {
      named = LabelPolicies.named(policy);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), "--policy: " + e.getMessage());
    }
    return new SnapshotRequest(
        nights.stream().map(LocalDate::toString).collect(Collectors.toCollection(TreeSet::new)),
        named,
        injected);
  }
}
