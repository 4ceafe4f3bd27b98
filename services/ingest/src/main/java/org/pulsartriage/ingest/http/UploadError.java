package org.pulsartriage.ingest.http;

import io.micronaut.serde.annotation.Serdeable;

/**
 * Why an upload was not taken.
 *
 * @param message in one line
 */
@Serdeable
public record UploadError(String message) {}
