package org.pulsartriage.trainer.labels;

import java.nio.file.Path;
import java.time.Duration;

/**
 * How labels are checked.
 *
 * @param stateDirectory where the state stores lie, owned by one process
 * @param patience how long a label waits for its candidate to be scored, above 0
 */
public record LabelCheckSettings(Path stateDirectory, Duration patience) {

  /** How long a label waits for its candidate. */
  public static final Duration DEFAULT_PATIENCE = Duration.ofSeconds(30);

  /** Checks the range. */
  public LabelCheckSettings {
    if (patience.isNegative() || patience.isZero()) {
      throw new IllegalArgumentException("label check: patience " + patience + ", above 0 wanted");
    }
  }
}
