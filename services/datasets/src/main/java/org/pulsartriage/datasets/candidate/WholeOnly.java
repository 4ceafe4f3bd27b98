package org.pulsartriage.datasets.candidate;

import org.pulsartriage.datasets.Part;

/** Data sets of candidates have one part. */
final class WholeOnly {

  private WholeOnly() {}

  static void require(String name, Part part) {
    if (part != Part.WHOLE) {
      throw new IllegalArgumentException(name + ": has no part " + part + ", only WHOLE");
    }
  }
}
