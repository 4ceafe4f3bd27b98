/**
 * Pictures of candidates, drawn from their arrays with Java2D, without a screen: {@link
 * org.pulsartriage.candidates.plot.CandidatePlot} for one, {@link
 * org.pulsartriage.candidates.plot.Montage} for many. Nothing is measured here.
 */
package org.pulsartriage.candidates.plot;
