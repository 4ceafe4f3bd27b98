package org.pulsartriage.candidates.catalogue;

/**
 * One pulsar of a catalogue.
 *
 * @param name as the catalogue has it
 * @param position where it is
 * @param period barycentric, in seconds, more than 0
 * @param dm dispersion measure in pc cm^-3, 0 or more; null where unknown
 */
public record KnownPulsar(String name, SkyPosition position, double period, Double dm) {}
