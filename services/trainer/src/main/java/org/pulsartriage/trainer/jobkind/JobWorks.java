package org.pulsartriage.trainer.jobkind;

import java.util.EnumMap;
import java.util.Map;
import org.pulsartriage.schemas.JobKind;
import org.pulsartriage.schemas.TrainingJob;

/** The kinds of job. Adding one is adding its file and a line here. */
public final class JobWorks {

  private static final Map<JobKind, JobWork> KINDS =
      new EnumMap<>(
          Map.of(
              JobKind.EXPERIMENT, new ExperimentWork(),
              JobKind.RETRAINING, new RetrainingWork()));

  private JobWorks() {}

  /**
   * @param job a request
   * @return how it is carried out
   * @throws UnusableJobException where it says no kind
   */
  public static JobWork of(TrainingJob job) throws UnusableJobException {
    if (job.getKind() == null) {
      throw new UnusableJobException("kind", "kind: is missing");
    }
    return KINDS.get(job.getKind());
  }
}
