package org.pulsartriage.schemas.releases;

import java.time.Instant;

/**
 * Who changes the models, and when.
 *
 * @param by a person or a service
 * @param at the time
 */
public record Stamp(String by, Instant at) {}
