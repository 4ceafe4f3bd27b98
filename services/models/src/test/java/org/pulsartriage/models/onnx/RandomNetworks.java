package org.pulsartriage.models.onnx;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Sgd;
import org.pulsartriage.models.backend.NativeBackend;
import org.pulsartriage.models.input.InputShape;
import org.pulsartriage.models.loss.CrossEntropy;
import org.pulsartriage.models.network.NetworkSettings;
import org.pulsartriage.models.network.Networks;

/** Networks with every parameter and every running statistic at random, as if trained. */
public final class RandomNetworks {

  private RandomNetworks() {}

  public static NetworkSettings settings(int classes) {
    return new NetworkSettings(classes, 8, new CrossEntropy(), new Sgd(0.1), 0, 11);
  }

  public static ComputationGraph named(String name, int classes) {
    return scrambled(Networks.create(Networks.named(name), settings(classes)));
  }

  static ComputationGraph of(ComputationGraphConfiguration configuration) {
    NativeBackend.start();
    ComputationGraph network = new ComputationGraph(configuration);
    network.init();
    return scrambled(network);
  }

  private static ComputationGraph scrambled(ComputationGraph network) {
    Random random = new Random(5);
    for (Layer layer : network.getLayers()) {
      for (Map.Entry<String, INDArray> parameter : layer.paramTable().entrySet()) {
        switch (parameter.getKey()) {
          case "gamma" -> fill(parameter.getValue(), random, 1, 0.3);
          case "beta", "mean", "b" -> fill(parameter.getValue(), random, 0, 0.3);
          case "var" -> fill(parameter.getValue(), random, 1, 0.2);
          case "log10stdev" -> fill(parameter.getValue(), random, 0, 0.2);
          default -> {}
        }
      }
    }
    return network;
  }

  /** Uniform about a centre. */
  private static void fill(INDArray values, Random random, double centre, double half) {
    float[] floats = new float[(int) values.length()];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = (float) (centre + half * (2 * random.nextDouble() - 1));
    }
    values.assign(Nd4j.createFromArray(floats).reshape(values.shape()));
  }

  /** Standard normal samples, an array a sample and input. */
  public static float[][][] samples(List<InputShape> shapes, int count, long seed) {
    Random random = new Random(seed);
    float[][][] samples = new float[count][shapes.size()][];
    for (float[][] sample : samples) {
      for (int input = 0; input < sample.length; input++) {
        sample[input] = new float[shapes.get(input).size()];
        for (int i = 0; i < sample[input].length; i++) {
          sample[input][i] = (float) random.nextGaussian();
        }
      }
    }
    return samples;
  }

  /** One input of a batch of samples, a sample after the other. */
  static float[] batch(float[][][] samples, int input) {
    int size = samples[0][input].length;
    float[] batch = new float[samples.length * size];
    IntStream.range(0, samples.length)
        .forEach(i -> System.arraycopy(samples[i][input], 0, batch, i * size, size));
    return batch;
  }

  /** What Deeplearning4j makes of samples. */
  static float[][] infer(ComputationGraph network, List<InputShape> shapes, float[][][] samples) {
    INDArray[] inputs = new INDArray[shapes.size()];
    for (int i = 0; i < inputs.length; i++) {
      InputShape shape = shapes.get(i);
      inputs[i] =
          Nd4j.create(
              batch(samples, i),
              new long[] {samples.length, shape.channels(), shape.height(), shape.width()},
              'c');
    }
    return network.outputSingle(false, inputs).toFloatMatrix();
  }
}
