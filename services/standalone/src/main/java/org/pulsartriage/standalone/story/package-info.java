/**
 * A simulated week told from end to end: a flood of new interference, labels, a retraining, the
 * gate, and the flood is gone. Plays the telescope and the people; everything else is the pipeline
 * itself, through what its services and commands offer.
 */
package org.pulsartriage.standalone.story;
