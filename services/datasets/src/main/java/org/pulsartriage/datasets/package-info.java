/**
 * The contract of benchmark data sets: what a data set is, where its files lie, and what is
 * missing. Readers, protocols and experiments each have a package below. Nothing here trains or
 * knows Kafka.
 */
package org.pulsartriage.datasets;
