package org.pulsartriage.candidates.plot;

/**
 * How phase is drawn.
 *
 * @param rotations turns from left to right: 1, 1.5 or 2
 * @param centred whether the pulse is rotated to the middle of the first turn
 */
public record PlotOptions(double rotations, boolean centred) {

  /** One and a half turns, the pulse centred. */
  public static final PlotOptions DEFAULT = new PlotOptions(1.5, true);

  /** Checks the range. */
  public PlotOptions {
    if (rotations != 1 && rotations != 1.5 && rotations != 2) {
      throw new IllegalArgumentException("rotations are 1, 1.5 or 2, not " + rotations);
    }
  }

  /**
   * @param candidateShift turns by which a candidate is to be rotated to be centred
   * @return turns by which it is rotated under these options
   */
  double shift(double candidateShift) {
    return centred ? candidateShift : 0;
  }
}
