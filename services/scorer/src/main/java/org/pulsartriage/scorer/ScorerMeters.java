package org.pulsartriage.scorer;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.util.function.Supplier;
import org.pulsartriage.models.engine.ModelDescription;

/**
 * The scorer's counters, all beginning with {@code triage.scorer.}. They count what was done since
 * the start, a record that came twice after a lost transaction twice: the exact counts are the
 * ledger's.
 */
public final class ScorerMeters {

  private static final String PREFIX = "triage.scorer.";

  private final MeterRegistry registry;
  private final Counter received;
  private final Counter scored;
  private final Counter duplicates;
  private final Counter quarantined;
  private final Timer scoring;
  private final DistributionSummary batches;

  /**
   * @param registry where they are kept
   */
  public ScorerMeters(MeterRegistry registry) {
    this.registry = registry;
    this.received = counter("received", "Records received from the candidates topic");
    this.scored = counter("scored", "Candidates scored");
    this.duplicates = counter("duplicates", "Candidates left out because scored before");
    this.quarantined = counter("quarantined", "Records sent to quarantine");
    this.scoring =
        Timer.builder(PREFIX + "scoring")
            .description("Time in the model for one batch")
            .publishPercentiles(0.5, 0.99)
            .register(registry);
    this.batches =
        DistributionSummary.builder(PREFIX + "batch")
            .description("Candidates that went through the model in one call")
            .register(registry);
  }

  /**
   * @param model the model that scores from now on
   */
  public void model(ModelDescription model) {
    Gauge.builder(PREFIX + "model.info", () -> 1)
        .description("The active model")
        .tags(Tags.of("model", model.modelId(), "digest", model.digest(), "engine", model.engine()))
        .strongReference(true)
        .register(registry);
  }

  /** A record has come. */
  public void received() {
    received.increment();
  }

  /** A candidate has been scored. */
  public void scored() {
    scored.increment();
  }

  /** A candidate has been left out. */
  public void duplicate() {
    duplicates.increment();
  }

  /** A record has been rejected. */
  public void quarantined() {
    quarantined.increment();
  }

  /**
   * @param candidates how many candidates it is given
   * @param work a call of the model
   * @param <T> what it gives
   * @return what it gave
   */
  public <T> T time(int candidates, Supplier<T> work) {
    batches.record(candidates);
    return scoring.record(work);
  }

  private Counter counter(String name, String description) {
    return Counter.builder(PREFIX + name).description(description).register(registry);
  }
}
