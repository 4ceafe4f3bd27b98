package org.pulsartriage.trainer.simulated;

import org.pulsartriage.models.bundle.ModelBundle;

/**
 * What a training leaves.
 *
 * @param bundle the model
 * @param report how well it does
 */
public record TrainedModel(ModelBundle bundle, SimulatedReport report) {}
