/**
 * Known pulsars: a catalogue from a plain file, and how probable it is that a candidate is one of
 * them. Nothing here knows where candidates come from or where matches go, and no catalogue is part
 * of the program.
 */
package org.pulsartriage.candidates.catalogue;
