package org.pulsartriage.scorer.service;

import io.micronaut.context.annotation.Requires;
import io.micronaut.management.health.indicator.annotation.Liveness;
import jakarta.inject.Singleton;
import org.pulsartriage.hosting.streams.StreamsLiveness;

/** Down once the scoring of samples has stopped by itself, which only a new start can mend. */
@Singleton
@Liveness
@Requires(bean = SampleStreams.class)
final class SampleLiveness extends StreamsLiveness {

  SampleLiveness(SampleStreams streams) {
    super("sample-threads", streams::failure);
  }
}
