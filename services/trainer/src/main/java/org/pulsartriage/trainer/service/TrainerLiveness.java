package org.pulsartriage.trainer.service;

import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.AbstractHealthIndicator;
import io.micronaut.management.health.indicator.annotation.Liveness;
import jakarta.inject.Singleton;
import java.util.Map;

/** Down once the trainer's thread has ended, which only a new start can mend. */
@Singleton
@Liveness
final class TrainerLiveness extends AbstractHealthIndicator<Map<String, String>> {

  private final Trainer trainer;

  TrainerLiveness(Trainer trainer) {
    this.trainer = trainer;
  }

  @Override
  protected String getName() {
    return "trainer-thread";
  }

  @Override
  protected Map<String, String> getHealthInformation() {
    healthStatus = trainer.isAlive() ? HealthStatus.UP : HealthStatus.DOWN;
    return Map.of();
  }
}
