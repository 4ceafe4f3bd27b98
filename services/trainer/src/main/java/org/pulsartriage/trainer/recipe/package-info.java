/**
 * Recipes: which candidates a network is trained on (snapshots, simulated, benchmark), in which
 * mixture, and how. A kind of source is a file and a line in the registry. Reads no topic.
 */
package org.pulsartriage.trainer.recipe;
