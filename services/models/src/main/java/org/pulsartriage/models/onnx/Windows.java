package org.pulsartriage.models.onnx;

import java.util.List;
import onnx.Onnx.AttributeProto;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.ConvolutionMode;

/** How a window moves over an image: stride and padding, for convolution and pooling. */
final class Windows {

  private Windows() {}

  /**
   * @param layer the layer, for messages
   * @param format where its channels are
   * @param mode what it does at the borders; null for the default, truncation
   * @param stride rows and columns
   * @param padding rows and columns on each side
   * @return attributes strides, and pads or auto_pad
   * @throws UnsupportedLayerException on channels last and on a mode that ONNX doesn't have
   */
  static List<AttributeProto> attributes(
      SourceLayer layer, CNN2DFormat format, ConvolutionMode mode, int[] stride, int[] padding) {
    if (format == CNN2DFormat.NHWC) {
      throw layer.unsupported("channels last cannot be written as ONNX");
    }
    AttributeProto strides = OnnxGraph.attribute("strides", stride);
    if (mode == null || mode == ConvolutionMode.Truncate || mode == ConvolutionMode.Strict) {
      return List.of(
          strides, OnnxGraph.attribute("pads", padding[0], padding[1], padding[0], padding[1]));
    }
    if (mode == ConvolutionMode.Same) {
      // Deeplearning4j puts the odd row at the bottom and the odd column to the right.
      return List.of(strides, OnnxGraph.attribute("auto_pad", "SAME_UPPER"));
    }
    throw layer.unsupported("convolution mode " + mode + " cannot be written as ONNX");
  }
}
