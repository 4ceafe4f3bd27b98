package org.pulsartriage.standalone.endurance;

import java.util.TreeMap;
import org.pulsartriage.schemas.ModelSwitch;

/** Which model one partition's candidates were to be scored with, by their offset. */
final class ModelsByOffset {

  private final TreeMap<Long, String> digests = new TreeMap<>();

  void add(ModelSwitch change) {
    digests.put(change.getFromOffset(), change.getDigest());
  }

  /**
   * @param offset an offset
   * @return the digest recorded for it; empty where none is
   */
  String digestAt(long offset) {
    var entry = digests.floorEntry(offset);
    return entry == null ? "" : entry.getValue();
  }
}
