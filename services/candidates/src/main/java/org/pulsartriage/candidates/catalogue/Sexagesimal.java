package org.pulsartriage.candidates.catalogue;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Angles like -12:34:56.7 or 12:34.5. */
final class Sexagesimal {

  private static final Pattern ANGLE =
      Pattern.compile("([+-]?)(\\d{1,3}):(\\d{1,2})(?::(\\d{1,2}))?(\\.\\d*)?");

  private Sexagesimal() {}

  /**
   * @return in units of the first part, or NaN where the text is no such angle
   */
  static double parse(String text) {
    Matcher angle = ANGLE.matcher(text);
    if (!angle.matches()) {
      return Double.NaN;
    }
    double fraction = angle.group(5) == null ? 0 : Double.parseDouble("0" + angle.group(5));
    boolean seconds = angle.group(4) != null;
    double second = seconds ? Integer.parseInt(angle.group(4)) + fraction : 0;
    double minute = Integer.parseInt(angle.group(3)) + (seconds ? 0 : fraction);
    if (second >= 60 || minute >= 60) {
      return Double.NaN;
    }
    double value = Integer.parseInt(angle.group(2)) + minute / 60 + second / 3600;
    // The sign belongs to the whole: -00:30 is half a degree south.
    return angle.group(1).equals("-") ? -value : value;
  }
}
