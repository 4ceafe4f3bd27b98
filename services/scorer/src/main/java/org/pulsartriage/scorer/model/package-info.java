/**
 * The models that score: which ones the models topic wants, loaded and warm before a partition
 * takes them, a scorer for each thread. When a partition changes over is the topology's business.
 */
package org.pulsartriage.scorer.model;
