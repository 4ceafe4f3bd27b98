package org.pulsartriage.trainer.fit;

/**
 * Labelled samples, in memory or read as they are asked for. Safe for many threads where it says so
 * only.
 */
public interface SampleSource {

  /**
   * @return number of samples
   */
  int size();

  /**
   * @param index a sample, 0 to size - 1
   * @return its class, from 0
   */
  int classOf(int index);

  /**
   * @param index a sample, 0 to size - 1
   * @param inputs where to write it: an array an input of the network, of that input's size
   */
  void read(int index, float[][] inputs);
}
