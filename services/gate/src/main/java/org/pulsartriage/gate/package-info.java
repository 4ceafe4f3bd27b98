/**
 * The gate: what watches models. It makes a new release the shadow, counts the recall of pulsars
 * that are known to be there, and promotes and rolls back by rules. Its beans are there where
 * {@code triage.gate.enabled} is true.
 */
@Configuration
@Requires(property = "triage.gate.enabled", value = "true")
package org.pulsartriage.gate;

import io.micronaut.context.annotation.Configuration;
import io.micronaut.context.annotation.Requires;
