/**
 * What is measured on predictions: confusion, ranking, calibration, and their summary over seeds.
 * Numbers in, numbers out: no network, no data set, no file.
 */
package org.pulsartriage.evaluation;
