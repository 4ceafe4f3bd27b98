/**
 * The Kafka Streams topology: decode, leave duplicates out, score, count. {@link
 * org.pulsartriage.scorer.topology.ScorerTopology} wires it; nothing here opens a connection or
 * knows how a model is loaded.
 */
package org.pulsartriage.scorer.topology;
