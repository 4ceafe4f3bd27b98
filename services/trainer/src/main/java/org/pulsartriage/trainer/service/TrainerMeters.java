package org.pulsartriage.trainer.service;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.pulsartriage.schemas.JobState;

/** The counters of a trainer, all beginning with {@code triage.trainer.}. */
final class TrainerMeters {

  private static final String PREFIX = "triage.trainer.";

  private final Map<JobState, Counter> ended = new EnumMap<>(JobState.class);
  private final Counter taken;
  private final Counter takenOver;
  private final Counter lost;
  private final AtomicInteger running = new AtomicInteger();
  private final AtomicInteger waiting = new AtomicInteger();

  /**
   * @param registry where they are kept
   */
  TrainerMeters(MeterRegistry registry) {
    for (JobState state :
        new JobState[] {JobState.DONE, JobState.FAILED, JobState.CANCELLED, JobState.REJECTED}) {
      ended.put(
          state,
          Counter.builder(PREFIX + "jobs.ended")
              .description("Jobs that this trainer ended, by how")
              .tag("state", state.name().toLowerCase(Locale.ROOT))
              .register(registry));
    }
    taken = counter(registry, "jobs.taken", "Jobs that this trainer took up");
    takenOver = counter(registry, "jobs.taken.over", "Of these, from a trainer that was silent");
    lost = counter(registry, "jobs.lost", "Jobs that another trainer took over from this one");
    Gauge.builder(PREFIX + "jobs.running", running, AtomicInteger::get)
        .description("Jobs that this trainer is at")
        .register(registry);
    Gauge.builder(PREFIX + "jobs.waiting", waiting, AtomicInteger::get)
        .description("Jobs that wait for a trainer")
        .register(registry);
  }

  void taken(boolean over) {
    taken.increment();
    if (over) {
      takenOver.increment();
    }
  }

  void ended(JobState state) {
    ended.get(state).increment();
  }

  void lost() {
    lost.increment();
  }

  void running(int jobs) {
    running.set(jobs);
  }

  void waiting(int jobs) {
    waiting.set(jobs);
  }

  private static Counter counter(MeterRegistry registry, String name, String description) {
    return Counter.builder(PREFIX + name).description(description).register(registry);
  }
}
