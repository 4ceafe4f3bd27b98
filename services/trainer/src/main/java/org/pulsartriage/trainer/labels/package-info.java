/**
 * Labels on their way: published, imported, and checked against the candidates that there are. What
 * is made of them for training is the snapshot's business.
 */
package org.pulsartriage.trainer.labels;
