package org.pulsartriage.models.input;

/**
 * One input of a network: an image of channels x height x width floats, row-major, a channel after
 * the other.
 *
 * @param name name of the input in the network
 * @param channels number of channels
 * @param height rows of each
 * @param width columns of each
 */
public record InputShape(String name, int channels, int height, int width) {

  /**
   * @return floats a sample
   */
  public int size() {
    return channels * height * width;
  }
}
