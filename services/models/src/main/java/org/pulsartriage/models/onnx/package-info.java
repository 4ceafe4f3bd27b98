/**
 * A Deeplearning4j network written as ONNX, for engines that only infer: a kind of layer a file, a
 * line in {@link org.pulsartriage.models.onnx.LayerExports} each. No inference here.
 */
package org.pulsartriage.models.onnx;
