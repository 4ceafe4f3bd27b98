package org.pulsartriage.standalone.endurance;

/**
 * How much memory a process had.
 *
 * @param hours since the start
 * @param mebibytes resident memory
 */
public record MemorySample(double hours, double mebibytes) {}
