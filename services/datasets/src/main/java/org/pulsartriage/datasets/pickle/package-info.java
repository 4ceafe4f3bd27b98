/**
 * Reads the plain part of Python's pickle format: dicts, lists, strings, numbers and NumPy arrays.
 * It builds values and runs nothing: every other opcode or global is refused by its name.
 */
package org.pulsartriage.datasets.pickle;
