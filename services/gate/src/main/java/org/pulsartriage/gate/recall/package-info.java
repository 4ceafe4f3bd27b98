/**
 * What the topics of scores say of models, counted as it comes: recall of injected and known
 * pulsars by hour and S/N, and the shadow beside the active model. What follows from the counts is
 * decided elsewhere.
 */
package org.pulsartriage.gate.recall;
