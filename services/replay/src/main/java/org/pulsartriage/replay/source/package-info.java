/**
 * What can be replayed: the contract, a kind of source a file, and the registry. Knows no topic.
 */
package org.pulsartriage.replay.source;
