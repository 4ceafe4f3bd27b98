/**
 * Inference: a bundle becomes a scorer of candidates, or of samples of a data set, through one
 * engine or another. No training here.
 */
package org.pulsartriage.models.engine;
