/**
 * How a job is carried out: a kind a file, a line in the registry each. Knows folders, data sets
 * and recipes; who may carry out which job, and who is told of it, is the service's business.
 */
package org.pulsartriage.trainer.jobkind;
