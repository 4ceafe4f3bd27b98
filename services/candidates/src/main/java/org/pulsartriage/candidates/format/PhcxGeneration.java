package org.pulsartriage.candidates.format;

/** The two generations of PHCX that the HTRU survey left. */
public enum PhcxGeneration {
  /**
   * The training set of Morello et al. 2014: plain XML without a declaration, section {@code PDMP},
   * then {@code FFT} with a DM curve of decimal numbers.
   */
  MEDLAT,
  /**
   * The candidates of Thornton 2013: gzip, XML with a declaration, section {@code FFT} with blocks
   * of its own, then {@code FFT-pdmpd}.
   */
  THORNTON
}
