/**
 * A Kafka broker inside this JVM, for one machine. Past one machine the pipeline runs on a cluster,
 * and nothing here is used.
 */
package org.pulsartriage.standalone.broker;
