/**
 * From logits to probabilities that can be taken at their word, at the survey's prior: a way of
 * fitting a file, a line in {@link org.pulsartriage.trainer.calibration.CalibrationFits} each; and
 * the gate of a cascade. No training of networks here.
 */
package org.pulsartriage.trainer.calibration;
