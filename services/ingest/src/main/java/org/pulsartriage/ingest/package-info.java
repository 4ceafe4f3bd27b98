/**
 * The ingest service: raw files become candidates on a topic, or rejections in quarantine. Decoding
 * itself lives in the candidates library. Its beans are there where {@code triage.ingest.enabled}
 * is true.
 */
@Configuration
@Requires(property = "triage.ingest.enabled", value = "true")
package org.pulsartriage.ingest;

import io.micronaut.context.annotation.Configuration;
import io.micronaut.context.annotation.Requires;
