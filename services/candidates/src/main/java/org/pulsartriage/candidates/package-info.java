/**
 * Raw candidate files to {@link org.pulsartriage.schemas.Candidate} records. The contract stands
 * here; formats, preprocessing, simulation and plotting each have a package. Nothing here knows
 * Kafka or a model.
 */
package org.pulsartriage.candidates;
