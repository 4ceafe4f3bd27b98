package org.pulsartriage.candidates.simulator;

import java.util.random.RandomGenerator;

/**
 * One drawn signal: all its parameters are fixed when it is made, but for the random numbers of its
 * flicker in time and frequency.
 */
interface Signal {

  /** Makes a signal of one kind. */
  @FunctionalInterface
  interface Draw {

    /**
     * @param random source of all parameters
     * @return a signal
     */
    Signal draw(RandomGenerator random);
  }

  /**
   * @return period at which the search found it, in seconds
   */
  double period();

  /**
   * @return what the search saw of it
   */
  SearchResponse search();

  /**
   * @return injected S/N, width in turns (0 where it has none), and dispersion measure in pc cm^-3
   */
  Injection injection();

  /**
   * Adds the signal to a fold.
   *
   * @param fold noise of unit variance a cell, folded at the signal's period and the search's
   *     dispersion measure
   * @param random source of flicker
   */
  void addTo(FoldCube fold, RandomGenerator random);

  /**
   * What was put in.
   *
   * @param snr S/N of the profile at the true period and dispersion measure, by the best boxcar; 0
   *     for none
   * @param width pulse width in turns, 0 to 1; 0 for none
   * @param dm dispersion measure in pc cm^-3
   */
  record Injection(double snr, double width, double dm) {}
}
