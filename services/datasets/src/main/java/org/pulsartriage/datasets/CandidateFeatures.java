package org.pulsartriage.datasets;

import org.pulsartriage.schemas.Candidate;

/** Numbers from a candidate. Implementations are stateless and safe for many threads. */
public interface CandidateFeatures {

  /**
   * @return shape of the features of one candidate, without the batch; one number where several
   *     arrays are laid end to end
   */
  int[] shape();

  /**
   * @param candidate a candidate after preprocessing
   * @return finite numbers, the product of {@link #shape()} of them
   */
  float[] of(Candidate candidate);
}
