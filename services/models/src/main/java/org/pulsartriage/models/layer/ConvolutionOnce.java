package org.pulsartriage.models.layer;

import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.layers.mkldnn.MKLDNNConvHelper;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A convolution under oneDNN that is computed once a step. A layer of Deeplearning4j computes it
 * again on the way back, for its activation's gradient. What came out on the way forward is still
 * there, activated in place by now, and gives the same gradient where the activation keeps signs.
 */
final class ConvolutionOnce extends MKLDNNConvHelper {

  private INDArray last;

  ConvolutionOnce() {
    super(DataType.FLOAT);
  }

  @Override
  public INDArray preOutput(
      INDArray input,
      INDArray weights,
      INDArray bias,
      int[] kernel,
      int[] strides,
      int[] pad,
      ConvolutionLayer.AlgoMode mode,
      ConvolutionLayer.FwdAlgo algorithm,
      ConvolutionMode convolutionMode,
      int[] dilation,
      CNN2DFormat format,
      LayerWorkspaceMgr workspaces) {
    INDArray known = last;
    last = null;
    // Only the way back has a place for gradients of activations.
    if (known != null && workspaces.hasConfiguration(ArrayType.ACTIVATION_GRAD)) {
      return known;
    }
    INDArray output =
        super.preOutput(
            input,
            weights,
            bias,
            kernel,
            strides,
            pad,
            mode,
            algorithm,
            convolutionMode,
            dilation,
            format,
            workspaces);
    last = output;
    return output;
  }
}
