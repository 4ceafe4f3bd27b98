package org.pulsartriage.models.engine;

import java.util.ArrayList;
import java.util.List;
import org.pulsartriage.models.bundle.ModelBundle;
import org.pulsartriage.models.input.InputShape;

/** The network of one bundle, its inputs cut from the values of a sample. */
final class BundleSampleScorer implements SampleScorer {

  /** Bounds the memory of a call, whatever the size of the batch that it is given. */
  private static final int LARGEST_BATCH = 64;

  private final List<InputShape> shapes;
  private final int features;
  private final int classes;
  private final InferenceEngine engine;
  private final ModelDescription model;

  BundleSampleScorer(
      ModelBundle bundle, List<InputShape> shapes, int classes, InferenceEngine engine) {
    this.shapes = shapes;
    this.features = shapes.stream().mapToInt(InputShape::size).sum();
    this.classes = classes;
    this.engine = engine;
    this.model =
        new ModelDescription(
            bundle.manifest().modelId(),
            bundle.digest(),
            bundle.manifest().threshold(),
            engine.kind().label());
  }

  @Override
  public int features() {
    return features;
  }

  @Override
  public int classes() {
    return classes;
  }

  @Override
  public List<float[]> logits(List<float[]> samples) {
    List<float[]> logits = new ArrayList<>(samples.size());
    for (int start = 0; start < samples.size(); start += LARGEST_BATCH) {
      int end = Math.min(start + LARGEST_BATCH, samples.size());
      float[][][] inputs = new float[end - start][][];
      for (int i = start; i < end; i++) {
        inputs[i - start] = cut(samples.get(i));
      }
      logits.addAll(List.of(engine.infer(inputs)));
    }
    return logits;
  }

  private float[][] cut(float[] sample) {
    if (sample.length != features) {
      throw new IllegalArgumentException(
          "a sample of %d values, model %s takes %d"
              .formatted(sample.length, model.modelId(), features));
    }
    if (shapes.size() == 1) {
      return new float[][] {sample};
    }
    float[][] inputs = new float[shapes.size()][];
    int from = 0;
    for (int i = 0; i < inputs.length; i++) {
      inputs[i] = new float[shapes.get(i).size()];
      System.arraycopy(sample, from, inputs[i], 0, inputs[i].length);
      from += inputs[i].length;
    }
    return inputs;
  }

  @Override
  public ModelDescription model() {
    return model;
  }

  @Override
  public void close() {
    engine.close();
  }
}
