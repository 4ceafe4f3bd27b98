/**
 * What looks at the models and their counts again and again, and acts: a watcher a file, a line in
 * {@link GateLoop} to add one. What a rule says is decided elsewhere; every change goes through the
 * registry of models, and holds only if nothing that it rests on has changed meanwhile.
 */
package org.pulsartriage.gate.watch;
