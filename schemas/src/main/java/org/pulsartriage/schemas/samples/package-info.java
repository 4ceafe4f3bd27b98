/**
 * What the bytes of a labelled sample stand for, the same code for who publishes and who scores. No
 * data set and no network is known here.
 */
package org.pulsartriage.schemas.samples;
