/**
 * What a network sees of a candidate: part of the model, the same code in training and scoring. An
 * assembly a file, a line in {@link org.pulsartriage.models.input.InputAssemblies} each. Knows no
 * network.
 */
package org.pulsartriage.models.input;
