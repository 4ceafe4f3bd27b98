package org.pulsartriage.scorer.topology;

import org.pulsartriage.schemas.ModelRole;
import org.pulsartriage.scorer.ScorerMeters;
import org.pulsartriage.scorer.catalogue.KnownPulsars;
import org.pulsartriage.scorer.model.ModelSupply;

/**
 * What every partition is scored with, and how.
 *
 * @param role whose scores they are
 * @param models what to score with
 * @param limits of batches and memory
 * @param knownPulsars marks scores with the known pulsars that they may be
 * @param meters the service's own counters
 */
public record ScoringPlan(
    ModelRole role,
    ModelSupply models,
    ScoringLimits limits,
    KnownPulsars knownPulsars,
    ScorerMeters meters) {}
