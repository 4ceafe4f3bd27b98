/**
 * The other library that training is measured beside, in a process of its own. Nothing here links
 * to it: what passes between is three lines of text.
 */
package org.pulsartriage.standalone.bench.train;
