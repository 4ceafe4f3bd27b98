package org.pulsartriage.scorer;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.pulsartriage.models.engine.ModelDescription;
import org.pulsartriage.schemas.ModelRole;

/**
 * The scorer's counters, all beginning with {@code triage.scorer.}, those of the shadow with {@code
 * triage.shadow.}. They count what was done since the start, a record that came twice after a lost
 * transaction twice: the exact counts are the ledger's.
 */
public final class ScorerMeters {

  private final MeterRegistry registry;
  private final String prefix;
  private final AtomicReference<Gauge> modelInfo = new AtomicReference<>();
  private final Counter switches;
  private final Counter modelsRefused;
  private final Counter received;
  private final Counter scored;
  private final Counter duplicates;
  private final Counter quarantined;
  private final Timer scoring;
  private final DistributionSummary batches;

  /**
   * @param registry where they are kept
   * @param role whose counters they are
   */
  public ScorerMeters(MeterRegistry registry, ModelRole role) {
    this.registry = registry;
    this.prefix = role == ModelRole.ACTIVE ? "triage.scorer." : "triage.shadow.";
    this.switches = counter("model.switches", "Changes of model, by partition");
    this.modelsRefused = counter("models.refused", "Released models that could not be used");
    this.received = counter("received", "Records received from the candidates topic");
    this.scored = counter("scored", "Candidates scored");
    this.duplicates = counter("duplicates", "Candidates left out because scored before");
    this.quarantined = counter("quarantined", "Records sent to quarantine");
    this.scoring =
        Timer.builder(prefix + "scoring")
            .description("Time in the model for one batch")
            .publishPercentiles(0.5, 0.99)
            .register(registry);
    this.batches =
        DistributionSummary.builder(prefix + "batch")
            .description("Candidates that went through the model in one call")
            .register(registry);
  }

  /**
   * @param model the model that is to score from now on
   */
  public void model(ModelDescription model) {
    Gauge next =
        Gauge.builder(prefix + "model.info", () -> 1)
            .description("The model that scores")
            .tags(
                Tags.of(
                    "model", model.modelId(), "digest", model.digest(), "engine", model.engine()))
            .strongReference(true)
            .register(registry);
    Gauge before = modelInfo.getAndSet(next);
    if (before != null && before != next) {
      registry.remove(before);
    }
  }

  /** A released model cannot be used. */
  public void modelRefused() {
    modelsRefused.increment();
  }

  /** A partition goes on with another model. */
  public void switched() {
    switches.increment();
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
    return Counter.builder(prefix + name).description(description).register(registry);
  }
}
