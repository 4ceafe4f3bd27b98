/**
 * Inference: a bundle becomes a scorer of candidates, through one engine or another. No training
 * here.
 */
package org.pulsartriage.models.engine;
