package org.pulsartriage.gate.drift;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.pulsartriage.models.reference.Cells;
import org.pulsartriage.models.reference.Quantity;
import org.pulsartriage.schemas.CellCounts;
import org.pulsartriage.schemas.DriftCounts;

/** What has been counted of some candidates. For one thread. */
final class Counts {

  private final Map<Quantity, Cells> cells = new EnumMap<>(Quantity.class);
  private final Map<String, Long> models = new HashMap<>();

  static Counts of(DriftCounts stored) {
    Counts counts = new Counts();
    counts.models.putAll(stored.getModels());
    stored
        .getQuantities()
        .forEach(
            (name, of) ->
                Quantity.named(name)
                    .ifPresent(
                        quantity -> {
                          Cells into = counts.cells(quantity);
                          for (int i = 0; i < of.getCells().size(); i++) {
                            into.add(of.getCells().get(i), of.getCounts().get(i));
                          }
                        }));
    return counts;
  }

  void add(Quantity quantity, int cell, long count) {
    cells(quantity).add(cell, count);
  }

  void addScores(String digest, long scores) {
    models.merge(digest, scores, Long::sum);
  }

  void add(Counts others) {
    others.cells.forEach((quantity, of) -> cells(quantity).add(of));
    others.models.forEach((digest, scores) -> models.merge(digest, scores, Long::sum));
  }

  /** What holds something, by quantity. */
  Map<Quantity, Cells> cells() {
    return Collections.unmodifiableMap(cells);
  }

  /** Scores by digest of the model's bundle. */
  Map<String, Long> models() {
    return Collections.unmodifiableMap(models);
  }

  long sample(Quantity quantity) {
    Cells of = cells.get(quantity);
    return of == null ? 0 : Math.round(of.sum());
  }

  DriftCounts stored() {
    Map<String, CellCounts> quantities = new HashMap<>();
    cells.forEach(
        (quantity, of) -> {
          List<Integer> which = new ArrayList<>(of.size());
          List<Long> counts = new ArrayList<>(of.size());
          of.forEach(
              (cell, count) -> {
                which.add(cell);
                counts.add(Math.round(count));
              });
          quantities.put(quantity.text(), new CellCounts(which, counts));
        });
    return new DriftCounts(new HashMap<>(models), quantities);
  }

  private Cells cells(Quantity quantity) {
    return cells.computeIfAbsent(quantity, Cells::new);
  }
}
