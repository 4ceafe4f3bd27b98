package org.pulsartriage.candidates.simulator;

import org.pulsartriage.candidates.RawCandidate;
import org.pulsartriage.candidates.format.PhcxGeneration;

/**
 * A candidate that is no observation, and the truth about it.
 *
 * @param fileName a name as the survey gave it, without folder
 * @param generation the layout that its shape belongs to
 * @param raw the candidate as a reader of its file would return it
 * @param truth what was put in
 */
public record SimulatedCandidate(
    String fileName, PhcxGeneration generation, RawCandidate raw, Truth truth) {}
