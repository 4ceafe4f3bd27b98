package org.pulsartriage.datasets;

/**
 * A data set of whole candidates. As a {@link Dataset} it shows one plain view of each; a network
 * with an input assembly of its own takes {@link #with(CandidateFeatures)}.
 */
public interface CandidateDataset extends Dataset {

  /**
   * @param features what to compute from each candidate
   * @return the same samples in the same order with other features
   */
  CandidateDataset with(CandidateFeatures features);
}
