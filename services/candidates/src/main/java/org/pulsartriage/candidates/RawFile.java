package org.pulsartriage.candidates;

/**
 * A raw file, whole in memory.
 *
 * @param name name of the file, without its folder; for messages and records, never to open
 *     anything
 * @param bytes its content as it came, compressed where it was
 */
public record RawFile(String name, byte[] bytes) {}
