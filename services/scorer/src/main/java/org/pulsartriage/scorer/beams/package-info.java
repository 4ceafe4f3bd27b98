/**
 * Groups the candidates of one pointing across beams, and says from the beams' places whether a
 * group is a source or interference. Reads scores, writes groups; knows no model and opens no
 * connection.
 */
package org.pulsartriage.scorer.beams;
