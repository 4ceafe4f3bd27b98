/**
 * Measures what this module costs. Nothing here is called on the way of a candidate, and nothing
 * else may depend on it but a command.
 */
package org.pulsartriage.candidates.bench;
