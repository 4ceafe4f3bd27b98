/**
 * The scorer service: a Kafka Streams topology that gives each candidate one score. Networks and
 * engines live in the models library.
 */
package org.pulsartriage.scorer;
