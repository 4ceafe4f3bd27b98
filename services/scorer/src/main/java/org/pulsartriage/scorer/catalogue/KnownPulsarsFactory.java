package org.pulsartriage.scorer.catalogue;

import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;

/** The configured catalogue as a bean, so that a broken one stops the start. */
@Factory
final class KnownPulsarsFactory {

  @Singleton
  KnownPulsars knownPulsars(KnownPulsarsConfiguration configuration) {
    return configuration.knownPulsars();
  }
}
