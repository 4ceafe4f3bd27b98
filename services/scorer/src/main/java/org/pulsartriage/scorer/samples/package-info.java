/**
 * Scoring of replayed samples: each sample names the model that is to score it, and gets one score
 * or the reason why there is none. Candidates are scored elsewhere.
 */
package org.pulsartriage.scorer.samples;
