/**
 * Models from simulated candidates alone: the recipes, the one that ships among them, the training,
 * and what is held out for threshold, calibration and report. Nothing real is read here.
 */
package org.pulsartriage.trainer.simulated;
