/**
 * Data sets of whole candidates: raw candidate to preprocessed record to features, and the plain
 * view that they show as a data set. Formats and preprocessing are the candidates library's.
 */
package org.pulsartriage.datasets.candidate;
