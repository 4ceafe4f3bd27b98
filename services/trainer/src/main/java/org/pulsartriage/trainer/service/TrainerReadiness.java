package org.pulsartriage.trainer.service;

import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.AbstractHealthIndicator;
import io.micronaut.management.health.indicator.annotation.Readiness;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.TreeMap;

/** Up while jobs are taken; down before the topics are read, and while the cluster is away. */
@Singleton
@Readiness
final class TrainerReadiness extends AbstractHealthIndicator<Map<String, String>> {

  private final Trainer trainer;

  TrainerReadiness(Trainer trainer) {
    this.trainer = trainer;
  }

  @Override
  protected String getName() {
    return "trainer";
  }

  @Override
  protected Map<String, String> getHealthInformation() {
    healthStatus = trainer.isReady() ? HealthStatus.UP : HealthStatus.DOWN;
    Map<String, String> details = new TreeMap<>();
    details.put("worker", trainer.worker());
    if (trainer.heldJob() != null) {
      details.put("job", trainer.heldJob());
    }
    if (trainer.failure() != null) {
      details.put("error", trainer.failure());
    }
    return details;
  }
}
