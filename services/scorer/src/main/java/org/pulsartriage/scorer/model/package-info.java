/**
 * The model that scores: where it comes from, a scorer for each thread, and its announcement on the
 * models topic.
 */
package org.pulsartriage.scorer.model;
