package org.pulsartriage.models.input;

import java.util.List;
import org.pulsartriage.schemas.Candidate;

/**
 * What a network sees of a candidate. Stateless, safe for many threads, and without randomness: the
 * same candidate gives the same floats, in training and in scoring.
 */
public interface InputAssembly {

  /**
   * @return the name that a model's manifest records
   */
  String name();

  /**
   * @return the network's inputs in their order
   */
  List<InputShape> inputs();

  /**
   * @param candidate a candidate
   * @return an array an input, as many floats as its shape says, all finite
   */
  float[][] assemble(Candidate candidate);
}
