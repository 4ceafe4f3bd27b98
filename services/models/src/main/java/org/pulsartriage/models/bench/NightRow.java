package org.pulsartriage.models.bench;

/**
 * One model over one night.
 *
 * @param model name of the model
 * @param engine name of the engine
 * @param batch candidates a call, 1 or more
 * @param threads threads, each with a scorer of its own, 1 or more
 * @param candidatesPerSecond of all threads together, input assembly included
 * @param shareOfFmaPeak part of the machine's measured peak that the networks' convolutions and
 *     dense layers make of it, 0 to about 1
 * @param recall part of the night's pulsars called pulsars at the model's threshold, 0 to 1
 * @param falsePositiveRate part of the others called pulsars, 0 to 1
 * @param passed part of the night that a second network spoke on, 0 to 1
 */
public record NightRow(
    String model,
    String engine,
    int batch,
    int threads,
    double candidatesPerSecond,
    double shareOfFmaPeak,
    double recall,
    double falsePositiveRate,
    double passed) {}
