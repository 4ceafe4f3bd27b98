package org.pulsartriage.datasets.reader;

import java.util.Locale;
import org.pulsartriage.datasets.Part;

/** Ids of samples that have no name of their own: the part and the place in it. */
final class SampleIds {

  private SampleIds() {}

  static String of(Part part, int index) {
    return String.format("%s/%05d", part.name().toLowerCase(Locale.ROOT), index);
  }
}
