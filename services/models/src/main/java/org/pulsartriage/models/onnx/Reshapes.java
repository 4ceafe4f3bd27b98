package org.pulsartriage.models.onnx;

import java.util.List;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.InputPreProcessor;
import org.deeplearning4j.nn.conf.preprocessor.CnnToFeedForwardPreProcessor;
import org.deeplearning4j.nn.conf.preprocessor.FeedForwardToCnnPreProcessor;

/** What Deeplearning4j does between layers of images and of vectors: channel, row, column order. */
final class Reshapes {

  private Reshapes() {}

  /**
   * @param name name of the layer or vertex that the step belongs to
   * @param step the step; null for none
   * @param input name of its input in the graph
   * @param graph where its nodes go
   * @return name of its output in the graph
   * @throws UnsupportedLayerException on any other step, and on channels last
   */
  static String write(String name, InputPreProcessor step, String input, OnnxGraph graph) {
    if (step == null) {
      return input;
    }
    if (step.getClass() == CnnToFeedForwardPreProcessor.class) {
      if (((CnnToFeedForwardPreProcessor) step).getFormat() == CNN2DFormat.NHWC) {
        throw new UnsupportedLayerException(name, "channels last cannot be written as ONNX");
      }
      return graph.node(OnnxOperator.FLATTEN, name + ".flat", List.of(input));
    }
    if (step.getClass() == FeedForwardToCnnPreProcessor.class) {
      FeedForwardToCnnPreProcessor image = (FeedForwardToCnnPreProcessor) step;
      // A size of 0 keeps the input's: the batch.
      String shape =
          graph.constant(
              name + ".shape",
              0,
              image.getNumChannels(),
              image.getInputHeight(),
              image.getInputWidth());
      return graph.node(OnnxOperator.RESHAPE, name + ".image", List.of(input, shape));
    }
    throw new UnsupportedLayerException(
        name, step.getClass().getSimpleName() + " cannot be written as ONNX");
  }
}
