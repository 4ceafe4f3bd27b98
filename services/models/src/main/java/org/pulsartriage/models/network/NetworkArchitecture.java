package org.pulsartriage.models.network;

import java.util.List;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.pulsartriage.models.input.InputShape;

/** One architecture. Every network is a graph with one output of logits, one a class. */
public interface NetworkArchitecture {

  /**
   * @return its name, as in a manifest and an experiment
   */
  String name();

  /**
   * @param settings what it needs to know
   * @return its inputs in their order, a batch of each as batch x channels x height x width
   */
  List<InputShape> inputs(NetworkSettings settings);

  /**
   * @param settings what it needs to know
   * @return the network, not yet initialised
   */
  ComputationGraphConfiguration configure(NetworkSettings settings);
}
