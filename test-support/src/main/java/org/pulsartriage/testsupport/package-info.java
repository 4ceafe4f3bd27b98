/**
 * What tests of several modules share: a Kafka cluster inside the JVM. Knows nothing of the
 * pipeline; no program depends on it.
 */
package org.pulsartriage.testsupport;
