package org.pulsartriage.candidates.plot;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/** Round numbers along an axis. */
final class Ticks {

  private Ticks() {}

  /**
   * @param from one end of the axis
   * @param to the other end
   * @param most greatest number of ticks wanted
   * @return multiples of 1, 2 or 5 times a power of ten within the ends; none for an empty axis
   */
  static List<Double> of(double from, double to, int most) {
    List<Double> ticks = new ArrayList<>();
    double low = Math.min(from, to);
    double high = Math.max(from, to);
    double span = high - low;
    if (!(span > 0) || Double.isInfinite(span)) {
      return ticks;
    }
    double power = Math.pow(10, Math.floor(Math.log10(span / most)));
    double step = 10 * power;
    for (int factor : new int[] {1, 2, 5}) {
      if (span / (factor * power) <= most) {
        step = factor * power;
        break;
      }
    }
    for (double i = Math.ceil(low / step - 1e-9); i * step <= high + 1e-9 * step; i++) {
      ticks.add(i * step);
    }
    return ticks;
  }

  /**
   * @param value a tick
   * @return it in as few digits as tell it
   */
  static String label(double value) {
    BigDecimal decimal = new BigDecimal(value).round(new MathContext(6, RoundingMode.HALF_EVEN));
    return decimal.signum() == 0 ? "0" : decimal.stripTrailingZeros().toPlainString();
  }
}
