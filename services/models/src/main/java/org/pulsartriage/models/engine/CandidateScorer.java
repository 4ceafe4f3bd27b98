package org.pulsartriage.models.engine;

import java.util.List;
import org.pulsartriage.schemas.Candidate;

/** A model ready to score candidates. Not safe for many threads: one a thread. */
public interface CandidateScorer extends AutoCloseable {

  /**
   * @param candidates a batch, in any number; an empty one gives an empty list
   * @return a score each, in the same order; the same candidate gives the same score bit for bit
   *     whatever else is in the batch
   */
  List<CandidateScore> score(List<Candidate> candidates);

  /**
   * @return which model speaks
   */
  ModelDescription model();

  /** Frees native memory; the scorer is of no use thereafter. */
  @Override
  void close();
}
