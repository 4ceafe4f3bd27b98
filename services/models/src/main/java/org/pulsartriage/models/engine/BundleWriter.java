package org.pulsartriage.models.engine;

import org.deeplearning4j.nn.graph.ComputationGraph;
import org.pulsartriage.models.bundle.InvalidBundleException;
import org.pulsartriage.models.bundle.Manifest;
import org.pulsartriage.models.bundle.ModelBundle;
import org.pulsartriage.models.bundle.NetworkArchive;
import org.pulsartriage.models.input.InputAssemblies;
import org.pulsartriage.models.onnx.OnnxExporter;
import org.pulsartriage.models.onnx.UnsupportedLayerException;

/** Makes a bundle of a trained network, in both forms, and holds it to what loading asks. */
public final class BundleWriter {

  private BundleWriter() {}

  /**
   * @param name what to call it in messages
   * @param manifest what it says of its model
   * @param network the network; it is not changed
   * @return the bundle with {@code network.zip} and {@code network.onnx}; the same arguments give
   *     the same bytes
   * @throws InvalidBundleException where it would be refused at load: forms that disagree, an input
   *     assembly that the network is not made for, a layer that cannot be written as ONNX
   */
  public static ModelBundle write(String name, Manifest manifest, ComputationGraph network)
      throws InvalidBundleException {
    byte[] onnx;
    try {
      onnx = OnnxExporter.export(network, InputAssemblies.named(manifest.inputAssembly()).inputs());
    } catch (UnsupportedLayerException | IllegalArgumentException e) {
      throw new InvalidBundleException(name, "network.onnx", e.getMessage(), e);
    }
    ModelBundle bundle = ModelBundle.create(name, manifest, NetworkArchive.write(network), onnx);
    CandidateScorers.open(bundle, EngineKind.ONNX).close();
    return bundle;
  }
}
