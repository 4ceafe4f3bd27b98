/**
 * The replay service: data sets onto topics as labelled samples, the figures of what is said of
 * them, and recorded nights under two models. Scoring itself lives elsewhere. Its beans are there
 * where {@code triage.replay.enabled} is true.
 */
@Configuration
@Requires(property = "triage.replay.enabled", value = "true")
package org.pulsartriage.replay;

import io.micronaut.context.annotation.Configuration;
import io.micronaut.context.annotation.Requires;
