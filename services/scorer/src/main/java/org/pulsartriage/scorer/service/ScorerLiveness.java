package org.pulsartriage.scorer.service;

import io.micronaut.management.health.indicator.annotation.Liveness;
import jakarta.inject.Singleton;
import org.pulsartriage.hosting.streams.StreamsLiveness;

/** Down once the scorer has stopped by itself, which only a new start can mend. */
@Singleton
@Liveness
final class ScorerLiveness extends StreamsLiveness {

  ScorerLiveness(ScorerStreams streams) {
    super("scorer-threads", streams::failure);
  }
}
