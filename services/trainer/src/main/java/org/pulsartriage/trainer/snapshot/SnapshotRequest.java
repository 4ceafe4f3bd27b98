package org.pulsartriage.trainer.snapshot;

import java.util.Collections;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which labels to take, and what to make of them.
 *
 * @param nights nights of the candidates, YYYY-MM-DD; none for all
 * @param policy what to make of several raters
 * @param injected whether simulated pulsars that ran with the real candidates may be among them
 */
public record SnapshotRequest(Set<String> nights, LabelPolicy policy, boolean injected) {

  /** Orders the nights. */
  public SnapshotRequest {
    nights = Collections.unmodifiableSet(new TreeSet<>(nights));
    Objects.requireNonNull(policy, "policy");
  }

  /**
   * @param nights nights of the candidates; none for all
   * @return the majority of raters, nothing injected
   */
  public static SnapshotRequest ofNights(Set<String> nights) {
    return new SnapshotRequest(nights, new MajorityOfRaters(), false);
  }

  boolean takes(String night) {
    return nights.isEmpty() || nights.contains(night);
  }
}
