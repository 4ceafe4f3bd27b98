package org.pulsartriage.models.engine;

/**
 * Which model speaks, and through which engine.
 *
 * @param modelId name of the model
 * @param digest SHA-256 of the model's bundle, 64 lower-case hexadecimal digits
 * @param threshold probability from which a candidate is called a pulsar
 * @param engine name of the engine, as in {@link EngineKind#label()}
 */
public record ModelDescription(String modelId, String digest, double threshold, String engine) {}
