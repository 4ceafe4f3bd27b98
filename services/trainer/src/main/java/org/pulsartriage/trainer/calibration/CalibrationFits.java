package org.pulsartriage.trainer.calibration;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The ways of calibrating by name. Adding one is adding its class and a line here. */
public final class CalibrationFits {

  private static final Map<String, CalibrationFit> ALL =
      index(new TemperatureFit(), new PlattFit(), new IsotonicFit());

  private CalibrationFits() {}

  private static Map<String, CalibrationFit> index(CalibrationFit... fits) {
    Map<String, CalibrationFit> index = new LinkedHashMap<>();
    for (CalibrationFit fit : fits) {
      index.put(fit.name(), fit);
    }
    return index;
  }

  /**
   * @param name a name, e.g. {@code isotonic}
   * @return the way of that name
   * @throws IllegalArgumentException naming the ones there are
   */
  public static CalibrationFit named(String name) {
    CalibrationFit fit = ALL.get(name);
    if (fit == null) {
      throw new IllegalArgumentException(
          "no calibration " + name + "; there are: " + String.join(", ", ALL.keySet()));
    }
    return fit;
  }

  /**
   * @return the names there are
   */
  public static List<String> names() {
    return List.copyOf(ALL.keySet());
  }
}
