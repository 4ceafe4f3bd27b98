package org.pulsartriage.ingest.injection;

import org.pulsartriage.schemas.Injection;

/**
 * A simulated pulsar as a file.
 *
 * @param name what it is called, as its host's neighbours are
 * @param bytes its content
 * @param injection what was put in
 */
public record InjectedFile(String name, byte[] bytes, Injection injection) {}
