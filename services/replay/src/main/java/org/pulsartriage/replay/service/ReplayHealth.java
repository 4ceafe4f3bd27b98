package org.pulsartriage.replay.service;

import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.AbstractHealthIndicator;
import io.micronaut.management.health.indicator.annotation.Liveness;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.TreeMap;
import org.pulsartriage.replay.control.RequestLoop;
import org.pulsartriage.replay.evaluations.EvaluationStreams;

/**
 * Down once requests are no longer followed or the evaluation has stopped: a new start mends it.
 */
@Singleton
@Liveness
final class ReplayHealth extends AbstractHealthIndicator<Map<String, String>> {

  private final RequestLoop requests;
  private final EvaluationStreams evaluation;

  ReplayHealth(RequestLoop requests, EvaluationStreams evaluation) {
    this.requests = requests;
    this.evaluation = evaluation;
  }

  @Override
  protected String getName() {
    return "replay";
  }

  @Override
  protected Map<String, String> getHealthInformation() {
    Map<String, String> errors = new TreeMap<>();
    if (requests.failure() != null) {
      errors.put("requests", requests.failure());
    }
    if (evaluation.failure() != null) {
      errors.put("evaluation", evaluation.failure());
    }
    healthStatus = errors.isEmpty() ? HealthStatus.UP : HealthStatus.DOWN;
    return errors;
  }
}
