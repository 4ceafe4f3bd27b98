/**
 * How the pipeline's programs reach a Kafka cluster, and how they read a topic as it stands. What
 * the topics hold lives elsewhere; nothing here produces a record.
 */
package org.pulsartriage.schemas.kafka;
