package org.pulsartriage.scorer.beams;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.DoubleFunction;

/** The geometries by name. To add one, add its line. */
final class BeamGeometries {

  /** Each is given the greatest distance of neighbours in degrees. */
  private static final Map<String, DoubleFunction<BeamGeometry>> ALL =
      new TreeMap<>(
          Map.<String, DoubleFunction<BeamGeometry>>of(
              "angular",
              AngularGeometry::new,
              "parkes-multibeam",
              within -> new ParkesMultibeam()));

  private BeamGeometries() {}

  static Set<String> names() {
    return ALL.keySet();
  }

  static BeamGeometry named(String name, double within) {
    DoubleFunction<BeamGeometry> found = ALL.get(name);
    if (found == null) {
      throw new IllegalArgumentException(
          "geometry of beams '" + name + "': one of " + ALL.keySet());
    }
    return found.apply(within);
  }
}
