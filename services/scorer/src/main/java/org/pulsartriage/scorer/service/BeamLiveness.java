package org.pulsartriage.scorer.service;

import io.micronaut.context.annotation.Requires;
import io.micronaut.management.health.indicator.annotation.Liveness;
import jakarta.inject.Singleton;
import org.pulsartriage.hosting.streams.StreamsLiveness;

/** Down once the grouping across beams has stopped by itself, which only a new start can mend. */
@Singleton
@Liveness
@Requires(bean = BeamStreams.class)
final class BeamLiveness extends StreamsLiveness {

  BeamLiveness(BeamStreams streams) {
    super("beam-threads", streams::failure);
  }
}
