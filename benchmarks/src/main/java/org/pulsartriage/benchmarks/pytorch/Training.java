package org.pulsartriage.benchmarks.pytorch;

import ai.djl.Device;
import ai.djl.Model;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import ai.djl.training.DefaultTrainingConfig;
import ai.djl.training.GradientCollector;
import ai.djl.training.Trainer;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.Tracker;
import ai.djl.util.Pair;
import java.util.List;

/** A network that is being trained: binary GPPE, Adam as the published experiments set it. */
final class Training implements AutoCloseable {

  private static final float LEARNING_RATE = 1e-3f;
  private static final float BETA1 = 0.5f;
  private static final float BETA2 = 0.999f;
  private static final float EPSILON = 1e-8f;

  private final Model model;
  private final Trainer trainer;
  private final BinaryGppeLoss loss = new BinaryGppeLoss();
  private final Shape[] shapes;

  /**
   * @param network the network
   * @param batch samples a step, 2 or more
   * @param seed seed of the initial parameters
   */
  Training(PyTorchNetwork network, int batch, int seed) {
    Engine.getInstance().setRandomSeed(seed);
    List<Shape> inputs = network.inputs();
    shapes = inputs.stream().map(shape -> new Shape(batch).addAll(shape)).toArray(Shape[]::new);
    model = Model.newInstance(network.name());
    model.setBlock(network.block());
    trainer =
        model.newTrainer(
            new DefaultTrainingConfig(loss)
                .optDevices(new Device[] {Device.cpu()})
                .optOptimizer(
                    Optimizer.adam()
                        .optLearningRateTracker(Tracker.fixed(LEARNING_RATE))
                        .optBeta1(BETA1)
                        .optBeta2(BETA2)
                        .optEpsilon(EPSILON)
                        .build()));
    trainer.initialize(shapes);
  }

  /**
   * One step of the optimiser.
   *
   * @param inputs a batch of each input, row-major
   * @param labels 1 for a sample of the minority class, 0 for another
   * @return the loss before the step
   */
  float step(float[][] inputs, float[] labels) {
    try (NDManager arrays = trainer.getManager().newSubManager()) {
      NDList data = new NDList();
      for (int i = 0; i < inputs.length; i++) {
        data.add(arrays.create(inputs[i], shapes[i]));
      }
      float value;
      try (GradientCollector gradients = trainer.newGradientCollector()) {
        NDArray mean = loss.evaluate(new NDList(arrays.create(labels)), trainer.forward(data));
        gradients.backward(mean);
        value = mean.getFloat();
      }
      trainer.step();
      return value;
    }
  }

  /**
   * @return parameters that training changes by gradient
   */
  long parameters() {
    return model.getBlock().getParameters().stream()
        .map(Pair::getValue)
        .filter(Parameter::requiresGradient)
        .mapToLong(parameter -> parameter.getArray().size())
        .sum();
  }

  @Override
  public void close() {
    trainer.close();
    model.close();
  }
}
