/**
 * The trainer: fits networks to data sets and to what people labelled, reports how well, and takes
 * jobs as a service. What fits and reports knows no Kafka; the beans of the service are there where
 * {@code triage.trainer.enabled} is true.
 */
@Configuration
@Requires(property = "triage.trainer.enabled", value = "true")
package org.pulsartriage.trainer;

import io.micronaut.context.annotation.Configuration;
import io.micronaut.context.annotation.Requires;
