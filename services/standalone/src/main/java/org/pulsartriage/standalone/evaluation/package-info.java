/**
 * Scores beside labels that a person has: reading the two tables, and what their comparison says.
 * Metrics live in the trainer.
 */
package org.pulsartriage.standalone.evaluation;
