package org.pulsartriage.trainer.snapshot;

import org.pulsartriage.schemas.labels.Labels;

/** The label policies by name. Adding one is adding its file and a line here. */
public final class LabelPolicies {

  private static final String RATER = "rater:";

  private LabelPolicies() {}

  /**
   * @param name {@code majority}, or {@code rater:NAME}
   * @return the policy
   * @throws IllegalArgumentException naming the ones there are
   */
  public static LabelPolicy named(String name) {
    if (name.equals(MajorityOfRaters.NAME)) {
      return new MajorityOfRaters();
    }
    if (name.startsWith(RATER) && Labels.raterFault(name.substring(RATER.length())) == null) {
      return new OneRater(name.substring(RATER.length()));
    }
    throw new IllegalArgumentException(
        "label policy '" + name + "': unknown; there are majority and rater:NAME");
  }
}
