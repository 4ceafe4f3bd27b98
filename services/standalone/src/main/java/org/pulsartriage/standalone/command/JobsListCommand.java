package org.pulsartriage.standalone.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.pulsartriage.schemas.JobState;
import org.pulsartriage.schemas.TrainingJob;
import org.pulsartriage.standalone.console.ExitCodes;
import org.pulsartriage.standalone.console.TextTable;
import org.pulsartriage.trainer.jobs.JobClient;
import org.pulsartriage.trainer.jobs.JobView;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code triage jobs list}: a line a job. */
@Command(
    name = "list",
    description = "A line a job, in the order in which they were asked for.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
public final class JobsListCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private PipelineOptions pipeline;

  @Override
  public Integer call() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    List<JobView> jobs;
    try (JobClient client = new JobClient(pipeline.connect())) {
      jobs = client.list();
    }
    if (jobs.isEmpty()) {
      out.println("No job was asked for.");
    } else {
      TextTable table = new TextTable("job", "what", "state", "trainer", "epoch", "left", "result");
      jobs.forEach(
          job ->
              table.row(
                  job.jobId(),
                  what(job.request()),
                  job.state().name().toLowerCase(Locale.ROOT),
                  job.progress() == null ? null : job.progress().getWorker(),
                  epoch(job),
                  left(job),
                  result(job)));
      table.print(out);
    }
    out.flush();
    return ExitCodes.DONE;
  }

  private static String what(TrainingJob job) {
    if (job == null) {
      return null;
    }
    return job.getExperiment() == null ? job.getRecipeName() : job.getExperiment();
  }

  private static String epoch(JobView job) {
    return job.progress() == null || job.progress().getEpochs() == 0
        ? null
        : job.progress().getEpoch() + "/" + job.progress().getEpochs();
  }

  private static String left(JobView job) {
    return job.state() == JobState.RUNNING && job.progress().getSecondsLeft() != null
        ? job.progress().getSecondsLeft() + " s"
        : null;
  }

  private static String result(JobView job) {
    if (job.progress() == null) {
      return job.fault();
    }
    return job.state() == JobState.DONE ? job.progress().getModelId() : job.progress().getMessage();
  }
}
