package org.pulsartriage.models.bench;

/**
 * One measurement.
 *
 * @param network name of the architecture
 * @param engine name of the engine
 * @param batch candidates a call, 1 or more
 * @param threads threads of a call, 1 or more
 * @param candidatesPerSecond median over calls of how many candidates a second
 * @param shareOfFmaPeak part of the machine's measured peak that the network's convolutions and
 *     dense layers make of it, 0 to about 1
 */
public record EngineRow(
    String network,
    String engine,
    int batch,
    int threads,
    double candidatesPerSecond,
    double shareOfFmaPeak) {}
