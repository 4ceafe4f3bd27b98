package org.pulsartriage.gate.service;

import io.micronaut.context.annotation.Requires;
import io.micronaut.management.health.indicator.annotation.Liveness;
import jakarta.inject.Singleton;
import org.pulsartriage.hosting.streams.StreamsLiveness;

/** Down once the watch for drift has stopped by itself, which only a new start can mend. */
@Singleton
@Liveness
@Requires(bean = DriftFactory.Drift.class)
final class DriftLiveness extends StreamsLiveness {

  DriftLiveness(DriftFactory.Drift drift) {
    super("drift", drift.streams()::failure);
  }
}
