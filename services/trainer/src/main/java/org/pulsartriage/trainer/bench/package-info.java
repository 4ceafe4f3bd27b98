/**
 * Measurements of training, beside what the machine can do at most. Nothing else in the project
 * depends on this but the command that prints them.
 */
package org.pulsartriage.trainer.bench;
