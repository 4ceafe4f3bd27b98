/**
 * Benchmark data sets, a reader each, and the protocols that cut imbalanced tasks from them.
 * Nothing here trains.
 */
package org.pulsartriage.datasets;
