/**
 * Fits networks to data sets and reports how well. Knows models and data sets; no Kafka below its
 * service.
 */
package org.pulsartriage.trainer;
