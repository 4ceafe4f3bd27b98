package org.pulsartriage.candidates.format;

import java.util.Locale;
import org.pulsartriage.schemas.DmCurve;
import org.pulsartriage.schemas.FoldValues;
import org.pulsartriage.schemas.Plane;

/** What one section of a PHCX file held; a part that it did not hold is null. */
final class PhcxSection {

  final String name;
  FoldValues bestValues;
  Plane subIntegrations;
  Plane subBands;
  Plane profile;
  PhcxSnrBlock snrBlock;
  DmCurve dmCurve;

  PhcxSection(String name) {
    this.name = name;
  }

  /** Whether this is the optimised fold: PulsarHunter's optimiser is called pdmp. */
  boolean isOptimised() {
    return name.toLowerCase(Locale.ROOT).contains("pdmp");
  }
}
