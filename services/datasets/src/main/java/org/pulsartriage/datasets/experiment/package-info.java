/**
 * Experiments as data: a YAML file each, parsed strictly, and the state of the data they need. They
 * name networks and losses; what those are is the trainer's and the models' business.
 */
package org.pulsartriage.datasets.experiment;
