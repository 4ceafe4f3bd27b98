/**
 * Simulated candidates of the HTRU survey with their truth. A {@link
 * org.pulsartriage.candidates.simulator.Signal} is one kind of pulsar, noise or interference, a
 * file each, and {@link org.pulsartriage.candidates.simulator.CandidateKind} is their registry.
 * What a search and its optimiser do to a signal is simulated here too; nothing here draws or reads
 * files.
 */
package org.pulsartriage.candidates.simulator;
