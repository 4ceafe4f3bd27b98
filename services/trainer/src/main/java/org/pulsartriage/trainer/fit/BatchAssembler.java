package org.pulsartriage.trainer.fit;

import java.util.List;
import java.util.random.RandomGenerator;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.MultiDataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.pulsartriage.models.input.InputShape;

/** Samples to the arrays of a batch. */
final class BatchAssembler {

  private final SampleSource source;
  private final List<InputShape> shapes;
  private final int classes;
  private final float[][] sample;

  BatchAssembler(SampleSource source, List<InputShape> shapes, int classes) {
    this.source = source;
    this.shapes = shapes;
    this.classes = classes;
    this.sample = new float[shapes.size()][];
    for (int i = 0; i < sample.length; i++) {
      sample[i] = new float[shapes.get(i).size()];
    }
  }

  /** The samples from one place of an order to another, with their classes one-hot. */
  MultiDataSet assemble(
      int[] order, int from, int to, Augmentation augmentation, RandomGenerator random) {
    int count = to - from;
    float[][] inputs = new float[shapes.size()][];
    for (int i = 0; i < inputs.length; i++) {
      inputs[i] = new float[count * shapes.get(i).size()];
    }
    float[] labels = new float[count * classes];
    for (int k = 0; k < count; k++) {
      int index = order[from + k];
      source.read(index, sample);
      augmentation.apply(sample, random);
      for (int i = 0; i < inputs.length; i++) {
        System.arraycopy(sample[i], 0, inputs[i], k * sample[i].length, sample[i].length);
      }
      labels[k * classes + source.classOf(index)] = 1;
    }
    INDArray[] features = new INDArray[inputs.length];
    for (int i = 0; i < inputs.length; i++) {
      InputShape shape = shapes.get(i);
      features[i] =
          Nd4j.create(
              inputs[i], new long[] {count, shape.channels(), shape.height(), shape.width()}, 'c');
    }
    return new MultiDataSet(
        features, new INDArray[] {Nd4j.create(labels, new long[] {count, classes}, 'c')});
  }
}
