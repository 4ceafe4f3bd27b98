package org.pulsartriage.standalone.command;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.pulsartriage.schemas.Label;
import org.pulsartriage.schemas.kafka.KafkaConnection;
import org.pulsartriage.schemas.kafka.TopicTail;
import org.pulsartriage.schemas.labels.Labels;
import org.pulsartriage.standalone.console.ExitCodes;
import org.pulsartriage.standalone.console.TextTable;
import org.pulsartriage.trainer.snapshot.LabelBook;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code triage labels}: the labels that stand. */
@Command(
    name = "labels",
    description = "The labels that stand: the last of each rater, unless it was withdrawn.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
public final class LabelsCommand implements Callable<Integer> {

  private static final int ID_DIGITS = 12;

  @Spec private CommandSpec spec;
  @Mixin private PipelineOptions pipeline;

  @Option(
      names = "--candidate",
      paramLabel = "ID",
      defaultValue = "",
      description = "Of candidates whose identity begins so.")
  private String candidate;

  @Option(names = "--rater", paramLabel = "NAME", description = "Of one rater.")
  private String rater;

  @Override
  public Integer call() throws IOException {
    KafkaConnection connection = pipeline.connect();
    LabelBook book = new LabelBook();
    try (TopicTail tail = TopicTail.of(connection, connection.topics().labels().name())) {
      tail.read(book::add);
    }
    TextTable table = new TextTable("candidate", "label", "rater", "when", "note");
    int shown = 0;
    for (String id : book.candidates()) {
      for (Label label : book.of(id)) {
        if (id.startsWith(candidate) && (rater == null || rater.equals(label.getRater()))) {
          table.row(
              id.substring(0, ID_DIGITS),
              Labels.text(label.getLabel()),
              label.getRater(),
              label.getLabelledAt(),
              label.getNote());
          shown++;
        }
      }
    }
    if (shown == 0) {
      spec.commandLine().getOut().println("No label stands.");
    } else {
      table.print(spec.commandLine().getOut());
    }
    spec.commandLine().getOut().flush();
    return ExitCodes.DONE;
  }
}
