package org.pulsartriage.models.onnx;

/** A network that cannot be written as ONNX. Names the layer and says why, in one line. */
public final class UnsupportedLayerException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * @param layer name of the layer or vertex in its network
   * @param reason what of it is not supported
   */
  public UnsupportedLayerException(String layer, String reason) {
    super(layer + ": " + reason);
  }
}
