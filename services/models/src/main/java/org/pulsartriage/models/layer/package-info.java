/**
 * What Deeplearning4j's layers compute, in fewer passes over memory: put into a network before it
 * is trained. Values are those of its own layers up to rounding; configurations stay as they are.
 */
package org.pulsartriage.models.layer;
