package org.pulsartriage.trainer.service;

import io.micronaut.context.annotation.Requires;
import io.micronaut.management.health.indicator.annotation.Liveness;
import jakarta.inject.Singleton;
import org.pulsartriage.hosting.streams.StreamsLiveness;
import org.pulsartriage.trainer.labels.LabelCheck;

/** Down once the check of labels has stopped by itself, which only a new start can mend. */
@Singleton
@Liveness
@Requires(bean = LabelCheck.class)
final class LabelCheckLiveness extends StreamsLiveness {

  LabelCheckLiveness(LabelCheck check) {
    super("label-check", check::failure);
  }
}
