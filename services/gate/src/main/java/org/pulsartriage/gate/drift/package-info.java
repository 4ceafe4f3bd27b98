/**
 * Whether what comes still looks like what the model was trained on: counts by beam and hour, held
 * against a reference once the hour is over. How far two distributions lie apart is the evaluation
 * library's; what is done about an alarm is a person's.
 */
package org.pulsartriage.gate.drift;
