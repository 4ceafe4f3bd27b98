package org.pulsartriage.standalone.command;

import java.io.IOException;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.pulsartriage.standalone.console.CommandFailure;
import org.pulsartriage.standalone.console.ExitCodes;
import org.pulsartriage.trainer.jobs.JobClient;
import org.pulsartriage.trainer.jobs.JobView;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code triage jobs cancel}: takes a job back. */
@Command(
    name = "cancel",
    description = "Takes a job back: it ends within seconds, or is never begun.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
public final class JobsCancelCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private PipelineOptions pipeline;

  @Parameters(paramLabel = "ID", description = "The job.")
  private String jobId;

  @Override
  public Integer call() throws IOException {
    try (JobClient client = new JobClient(pipeline.connect())) {
      JobView job =
          client.list().stream()
              .filter(view -> view.jobId().equals(jobId))
              .findFirst()
              .orElseThrow(() -> new CommandFailure("job '" + jobId + "': there is none"));
      if (job.ended()) {
        throw new CommandFailure(
            "job '" + jobId + "' has ended: " + job.state().name().toLowerCase(Locale.ROOT));
      }
      client.send(JobSubmission.requests().cancellation(jobId));
    }
    spec.commandLine().getOut().println(jobId + " is taken back");
    spec.commandLine().getOut().flush();
    return ExitCodes.DONE;
  }
}
