/**
 * Experiments carried out: task, network and loss brought together, trained, evaluated, reported
 * and bundled. The command line and the service call it; how a step of training or a figure is
 * worked out belongs elsewhere.
 */
package org.pulsartriage.trainer.run;
