package org.pulsartriage.ingest.pipeline;

/**
 * What is wrong with a file.
 *
 * @param element the part at fault
 * @param cause why, in one line
 */
record Fault(String element, String cause) {}
