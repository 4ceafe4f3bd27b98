package org.pulsartriage.gate.drift;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.pulsartriage.evaluation.DistributionShift;
import org.pulsartriage.models.reference.Bins;
import org.pulsartriage.models.reference.Cells;
import org.pulsartriage.models.reference.Quantity;
import org.pulsartriage.schemas.DriftWindow;

/**
 * Holds all quantities of all beams of an hour against a reference. A quantity has drifted where
 * its p value is below the significance over the number of tests of the hour (Bonferroni), and its
 * stability index says that the shift is large.
 */
final class HourTest {

  private final DriftSettings settings;

  HourTest(DriftSettings settings) {
    this.settings = settings;
  }

  /**
   * @param hour which hour
   * @param beams counts by beam
   * @param digest the model that scored most of it; null where nothing was scored
   * @param held what it is held against; null where there is nothing yet
   * @param at the time of the test
   * @return a record a beam and quantity that has been counted
   */
  List<DriftWindow> test(
      DriftHour hour, Map<Integer, Counts> beams, String digest, HeldAgainst held, Instant at) {
    long tests =
        beams.values().stream()
            .flatMap(counts -> counts.cells().entrySet().stream())
            .filter(entry -> isTested(entry.getKey(), entry.getValue(), held))
            .count();
    List<DriftWindow> windows = new ArrayList<>();
    beams.forEach(
        (beam, counts) ->
            counts
                .cells()
                .forEach(
                    (quantity, cells) -> {
                      DriftWindow window =
                          DriftWindow.newBuilder()
                              .setNight(hour.night())
                              .setHour(hour.start())
                              .setBeam(beam)
                              .setQuantity(quantity.text())
                              .setSample(Math.round(cells.sum()))
                              .setModelDigest(digest)
                              .setAt(at)
                              .build();
                      if (held != null && held.reference().of(quantity).isPresent()) {
                        hold(window, quantity, cells, held, tests);
                      }
                      windows.add(window);
                    }));
    return windows;
  }

  private void hold(
      DriftWindow window, Quantity quantity, Cells cells, HeldAgainst held, long tests) {
    Bins bins = held.reference().of(quantity).orElseThrow();
    double[] counts = cells.in(bins);
    DistributionShift shift =
        DistributionShift.of(counts, bins.shares(), held.reference().sample());
    window.setReference(held.name());
    window.setReferenceSample(held.reference().sample());
    window.setEdges(list(bins.edges()));
    window.setShares(list(bins.shares()));
    window.setCounts(Arrays.stream(counts).mapToObj(Math::round).toList());
    window.setStabilityIndex(shift.stabilityIndex());
    window.setDistance(shift.distance());
    window.setPValue(shift.pValue());
    if (isTested(quantity, cells, held)) {
      double limit = settings.significance() / tests;
      window.setPLimit(limit);
      window.setDrifted(
          shift.pValue() < limit && shift.stabilityIndex() >= settings.leastStabilityIndex());
    }
  }

  private boolean isTested(Quantity quantity, Cells cells, HeldAgainst held) {
    return held != null
        && held.reference().of(quantity).isPresent()
        && cells.sum() >= settings.leastSample();
  }

  private static List<Double> list(double[] values) {
    return Arrays.stream(values).boxed().toList();
  }
}
