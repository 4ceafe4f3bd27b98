package org.pulsartriage.candidates.simulator;

/**
 * What a periodicity search sees of a signal.
 *
 * @param dm dispersion measure in pc cm^-3 at which it is strongest; 0 for interference at the
 *     telescope
 * @param harmonics amplitudes of its first 16 harmonics, in any unit
 * @param bandwidth share of the band that it fills, 0 to 1: the narrower, the less dispersion
 *     matters to it
 * @param snr spectral S/N at its best dispersion measure
 */
record SearchResponse(double dm, double[] harmonics, double bandwidth, double snr) {}
