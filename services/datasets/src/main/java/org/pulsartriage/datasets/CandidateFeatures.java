package org.pulsartriage.datasets;

import org.pulsartriage.candidates.RawCandidate;

/** Numbers from a candidate. Implementations are stateless and safe for many threads. */
public interface CandidateFeatures {

  /**
   * @return shape of the features of one candidate, without the batch
   */
  int[] shape();

  /**
   * @param id the sample's id
   * @param candidate the candidate as recorded
   * @return finite numbers, the product of {@link #shape()} of them
   */
  float[] of(String id, RawCandidate candidate);
}
