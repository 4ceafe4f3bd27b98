/**
 * How a task is cut from a data set: classes, imbalance, sampling, split, scaling and order, each a
 * value of its own. Nothing here reads a file or trains.
 */
package org.pulsartriage.datasets.protocol;
