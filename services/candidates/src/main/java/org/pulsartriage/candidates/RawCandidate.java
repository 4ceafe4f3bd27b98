package org.pulsartriage.candidates;

import org.pulsartriage.schemas.DmCurve;
import org.pulsartriage.schemas.FoldValues;
import org.pulsartriage.schemas.Observation;
import org.pulsartriage.schemas.PeriodDmPlane;
import org.pulsartriage.schemas.Plane;

/**
 * A candidate as the instrument recorded it: read, checked, nothing derived yet.
 *
 * @param observation the pointing
 * @param optimised best values after optimisation of the fold
 * @param search best values of the search; null where the format has none
 * @param subIntegrations time against phase, a row a sub-integration
 * @param subBands frequency against phase, a row a sub-band, de-dispersed; one row where the source
 *     has one channel
 * @param profile one row, as many bins as the format gives it
 * @param dmCurve S/N against trial DM; null where the format has none
 * @param periodDmPlane S/N over the optimiser's search; null where the format has none
 */
public record RawCandidate(
    Observation observation,
    FoldValues optimised,
    FoldValues search,
    Plane subIntegrations,
    Plane subBands,
    Plane profile,
    DmCurve dmCurve,
    PeriodDmPlane periodDmPlane) {}
