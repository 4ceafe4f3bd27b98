package org.pulsartriage.replay.night;

import java.util.Map;
import org.pulsartriage.schemas.Candidate;

/**
 * What is known of a night's candidates: injected pulsars, and what labels say of files.
 *
 * @param byFile whether a file is a pulsar, by its name; files that are not there are unknown
 */
public record NightTruth(Map<String, Boolean> byFile) {

  /** Only injections are known. */
  public static final NightTruth NONE = new NightTruth(Map.of());

  /** Takes a copy. */
  public NightTruth {
    byFile = Map.copyOf(byFile);
  }

  /**
   * @param candidate a candidate
   * @return whether it is a pulsar; null where nobody knows
   */
  Boolean of(Candidate candidate) {
    return candidate.getInjection() != null
        ? Boolean.TRUE
        : byFile.get(candidate.getSource().getFileName());
  }
}
