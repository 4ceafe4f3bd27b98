package org.pulsartriage.standalone.command;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.pulsartriage.schemas.Score;
import org.pulsartriage.schemas.kafka.KafkaConnection;
import org.pulsartriage.schemas.kafka.TopicTail;
import org.pulsartriage.schemas.serde.AvroCodec;
import org.pulsartriage.standalone.console.ExitCodes;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code triage scores}: what the pipeline has scored. */
@Command(
    name = "scores",
    description =
        "What the pipeline has scored, and which known pulsars it may be; formats as of 'score'.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
public final class ScoresCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private PipelineOptions pipeline;

  @Option(
      names = "--format",
      defaultValue = "table",
      description = "${COMPLETION-CANDIDATES}; default ${DEFAULT-VALUE}.")
  private ScoreFormat format;

  @Option(names = "--night", paramLabel = "YYYY-MM-DD", description = "One night alone.")
  private String night;

  @Option(
      names = "--at-least",
      paramLabel = "PROBABILITY",
      defaultValue = "0",
      description = "Only from this probability on; default ${DEFAULT-VALUE}.")
  private double atLeast;

  @Option(
      names = "--injected",
      description = "Show injected pulsars too, marked; without, they are left out.")
  private boolean injected;

  @Override
  public Integer call() throws IOException {
    KafkaConnection connection = pipeline.connect();
    AvroCodec<Score> codec = AvroCodec.of(Score.class);
    ScorePrinter printer = format.printer(spec.commandLine().getOut(), true, injected);
    try (TopicTail tail = TopicTail.of(connection, connection.topics().scores().name())) {
      tail.read(
          record -> {
            Score score = codec.decode(record.value());
            if ((night == null || night.equals(score.getNight()))
                && score.getProbability() >= atLeast
                && (injected || score.getInjection() == null)) {
              printer.print(ScoreLine.of(score));
            }
          });
    }
    printer.end();
    spec.commandLine().getOut().flush();
    return ExitCodes.DONE;
  }
}
