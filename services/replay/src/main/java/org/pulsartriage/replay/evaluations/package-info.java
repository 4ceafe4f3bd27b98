/**
 * What models say of replayed samples, joined with the truth, as figures: a Kafka Streams topology
 * and the application that runs it. The figures themselves are the evaluation library's.
 */
package org.pulsartriage.replay.evaluations;
