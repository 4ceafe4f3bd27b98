package org.pulsartriage.standalone.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.pulsartriage.schemas.JobState;
import org.pulsartriage.schemas.TrainingJob;
import org.pulsartriage.schemas.TrainingProgress;
import org.pulsartriage.standalone.console.ExitCodes;
import org.pulsartriage.trainer.jobs.JobClient;
import org.pulsartriage.trainer.jobs.JobIds;
import org.pulsartriage.trainer.jobs.JobRequests;
import org.pulsartriage.trainer.jobs.JobView;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What every request for a job has in common. */
final class JobSubmission {

  @Mixin private PipelineOptions pipeline;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "OpenMP threads of a training; results depend on it. Default: 1.")
  private Integer threads;

  @Option(names = "--no-release", description = "Don't release the model as a candidate.")
  private boolean noRelease;

  @Option(names = "--wait", description = "Wait for the job's end; exit code 1 unless it is done.")
  private boolean wait;

  static JobRequests requests() {
    InstantSource clock = InstantSource.system();
    return new JobRequests(
        new JobIds(clock, new SplittableRandom()), clock, System.getProperty("user.name"));
  }

  Map<String, String> options(Map<String, String> own) {
    Map<String, String> options = new TreeMap<>(own);
    if (threads != null) {
      options.put("threads", threads.toString());
    }
    if (noRelease) {
      options.put("release", "false");
    }
    return options;
  }

  int send(TrainingJob job, PrintWriter out) throws IOException {
    try (JobClient client = new JobClient(pipeline.connect())) {
      client.send(job);
      out.println(job.getJobId());
      out.flush();
      if (!wait) {
        return ExitCodes.DONE;
      }
      JobView ended = client.await(job.getJobId(), view -> System.err.println(line(view)));
      if (ended.state() == JobState.DONE) {
        out.printf(
            "%s (%s) in %s%n",
            ended.progress().getModelId(),
            ended.progress().getBundleDigest(),
            ended.progress().getBundleUri());
        out.flush();
        return ExitCodes.DONE;
      }
      return ExitCodes.FAILURE;
    }
  }

  /** Where a job stands, in a line. */
  static String line(JobView view) {
    TrainingProgress progress = view.progress();
    StringBuilder line = new StringBuilder(view.state().name().toLowerCase(Locale.ROOT));
    if (view.state() == JobState.RUNNING && progress.getTraining() != null) {
      line.append(
          String.format(
              Locale.ROOT,
              ": %s, epoch %d/%d, loss %.5f, %.0f samples/s, %d s left",
              progress.getTraining(),
              progress.getEpoch(),
              progress.getEpochs(),
              progress.getLoss(),
              progress.getSamplesPerSecond(),
              progress.getSecondsLeft()));
    }
    if (progress.getMessage() != null) {
      line.append(": ").append(progress.getMessage());
    }
    return line.toString();
  }
}
