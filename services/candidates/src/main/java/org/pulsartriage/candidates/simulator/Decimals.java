package org.pulsartriage.candidates.simulator;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Numbers as a file keeps them. */
final class Decimals {

  private Decimals() {}

  /**
   * @param value a number
   * @param decimals decimals that its file gives it
   * @return the number that is read back
   */
  static double round(double value, int decimals) {
    return new BigDecimal(value).setScale(decimals, RoundingMode.HALF_EVEN).doubleValue();
  }
}
