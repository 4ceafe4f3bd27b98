package org.pulsartriage.standalone.command;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.pulsartriage.schemas.Label;
import org.pulsartriage.schemas.kafka.KafkaConnection;
import org.pulsartriage.schemas.labels.Labels;
import org.pulsartriage.standalone.console.CommandFailure;
import org.pulsartriage.standalone.console.ExitCodes;
import org.pulsartriage.standalone.evaluation.CsvTable;
import org.pulsartriage.trainer.labels.LabelPublisher;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code triage label}: says what a candidate is. */
@Command(
    name = "label",
    description = {
      "Says what a candidate is, or what many are (--from FILE).",
      "Labels: rfi, noise, tier-1, tier-2, known-pulsar, neighbour-beam, uncategorised.",
      "A label of a candidate that nobody has scored ends in quarantine."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
public final class LabelCommand implements Callable<Integer> {

  private static final String ID = "candidate_id";
  private static final String LABEL = "label";
  private static final String RATER = "rater";
  private static final String NOTE = "note";
  private static final Set<String> YES = Set.of("true", "yes", "1");

  @Spec private CommandSpec spec;
  @Mixin private PipelineOptions pipeline;

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "CANDIDATE",
      description = "Identity of a scored candidate, or its first digits.")
  private String candidate;

  @Parameters(index = "1", arity = "0..1", paramLabel = "LABEL", description = "What it is.")
  private String label;

  @Option(names = "--rater", paramLabel = "NAME", description = "Who says so.")
  private String rater;

  @Option(names = "--note", paramLabel = "TEXT", description = "A remark.")
  private String note;

  @Option(names = "--withdraw", description = "Takes the label back.")
  private boolean withdraw;

  @Option(
      names = "--from",
      paramLabel = "FILE",
      description = {
        "Labels from a CSV file with columns candidate_id and label;",
        "rater, note and withdrawn may be columns too."
      })
  private Path from;

  @Override
  public Integer call() throws IOException {
    boolean one = candidate != null && label != null;
    if (one == (from != null)) {
      throw new ParameterException(
          spec.commandLine(), "CANDIDATE and LABEL are needed, or --from FILE");
    }
    if (one && rater == null) {
      throw new ParameterException(spec.commandLine(), "--rater is needed: who says so?");
    }
    List<Label> labels;
    KafkaConnection connection;
    if (one) {
      if (Labels.raterFault(rater) != null) {
        throw new ParameterException(spec.commandLine(), Labels.raterFault(rater));
      }
      Label.Builder builder = builder(rater, label);
      connection = pipeline.connect();
      labels =
          List.of(
              builder
                  .setCandidateId(new ScoredIds(connection).complete(candidate))
                  .setNote(note)
                  .setWithdrawn(withdraw)
                  .build());
    } else {
      labels = labels();
      connection = pipeline.connect();
    }
    try (LabelPublisher publisher = new LabelPublisher(connection)) {
      publisher.publish(labels);
    }
    spec.commandLine()
        .getOut()
        .println(labels.size() == 1 ? "1 label published" : labels.size() + " labels published");
    spec.commandLine().getOut().flush();
    return ExitCodes.DONE;
  }

  private List<Label> labels() throws IOException {
    CsvTable table = CsvTable.read(from);
    List<Label> labels = new ArrayList<>();
    Set<String> keys = new HashSet<>();
    for (int row = 0; row < table.size(); row++) {
      String by = table.has(RATER) ? table.text(row, RATER).strip() : rater;
      if (by == null) {
        throw new ParameterException(
            spec.commandLine(), "--rater is needed: " + from + " has no column 'rater'");
      }
      Label read;
      String fault;
      try {
        read =
            builder(by, table.text(row, LABEL))
                .setCandidateId(table.text(row, ID).strip())
                .setNote(note(table, row))
                .setWithdrawn(
                    withdraw
                        || table.has("withdrawn")
                            && YES.contains(table.text(row, "withdrawn").strip()))
                .build();
        fault = Labels.fault(read);
      } catch (IllegalArgumentException e) {
        read = null;
        fault = e.getMessage();
      }
      if (fault == null && !keys.add(Labels.key(read))) {
        fault = "rater '" + by + "' labels that candidate twice";
      }
      if (fault != null) {
        throw new CommandFailure("%s: record %d: %s".formatted(from, row + 1, fault));
      }
      labels.add(read);
    }
    return labels;
  }

  private String note(CsvTable table, int row) {
    String own = table.has(NOTE) ? table.text(row, NOTE).strip() : "";
    return own.isEmpty() ? note : own;
  }

  private static Label.Builder builder(String rater, String label) {
    return Label.newBuilder()
        .setRater(rater)
        .setLabel(Labels.named(label))
        .setLabelledAt(Instant.now());
  }
}
