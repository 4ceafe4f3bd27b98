/**
 * The scorer service: a Kafka Streams topology that gives each candidate one score. Networks and
 * engines live in the models library. Its beans are there where {@code triage.scorer.enabled} is
 * true.
 */
@Configuration
@Requires(property = "triage.scorer.enabled", value = "true")
package org.pulsartriage.scorer;

import io.micronaut.context.annotation.Configuration;
import io.micronaut.context.annotation.Requires;
