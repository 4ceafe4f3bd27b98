package org.pulsartriage.gate.drift;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.pulsartriage.schemas.Alarm;
import org.pulsartriage.schemas.AlarmKind;
import org.pulsartriage.schemas.DriftWindow;

/** What is said of a quantity that has drifted. */
final class DriftAlarms {

  private static final DateTimeFormatter HOUR =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm").withZone(ZoneOffset.UTC);
  private static final int DIGITS = 8;

  private DriftAlarms() {}

  /**
   * @param window one that has drifted
   * @param leastStabilityIndex the index from which on a shift is large
   * @return its alarm
   */
  static Alarm of(DriftWindow window, double leastStabilityIndex) {
    return Alarm.newBuilder()
        .setKind(AlarmKind.DRIFT)
        .setSubject(window.getQuantity() + "/beam " + DriftHour.text(window.getBeam()))
        .setNight(window.getNight())
        .setHour(window.getHour())
        .setValue(window.getStabilityIndex())
        .setLimit(leastStabilityIndex)
        .setModelDigest(window.getModelDigest())
        .setMessage(message(window))
        .setAt(window.getAt())
        .build();
  }

  private static String message(DriftWindow window) {
    String model = window.getModelDigest().substring(0, DIGITS);
    String against =
        window.getReference().equals(HeldAgainst.TRAINING)
            ? "the training of model " + model
            : window.getReference()
                + ", the first full one with model "
                + model
                + ", whose bundle has no reference";
    return String.format(
        Locale.ROOT,
        "night %s, hour from %s UTC, beam %s: %s of %d candidates differs from %s:"
            + " stability index %.3f, distance %.3f, p %.1e below %.1e",
        window.getNight(),
        HOUR.format(window.getHour()),
        DriftHour.text(window.getBeam()),
        window.getQuantity(),
        window.getSample(),
        against,
        window.getStabilityIndex(),
        window.getDistance(),
        window.getPValue(),
        window.getPLimit());
  }
}
