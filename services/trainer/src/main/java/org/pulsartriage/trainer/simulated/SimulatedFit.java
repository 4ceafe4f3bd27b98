package org.pulsartriage.trainer.simulated;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.learning.config.Adam;
import org.pulsartriage.models.input.InputShape;
import org.pulsartriage.models.loss.ClassBalance;
import org.pulsartriage.models.loss.LogitLoss;
import org.pulsartriage.models.loss.Losses;
import org.pulsartriage.models.network.CosineSchedule;
import org.pulsartriage.models.network.NetworkSettings;
import org.pulsartriage.models.network.Networks;
import org.pulsartriage.trainer.fit.TrainingListener;
import org.pulsartriage.trainer.fit.TrainingLoop;
import org.pulsartriage.trainer.fit.TrainingPlan;

/** A network under the recipe's loss and optimiser. */
final class SimulatedFit {

  /** The optimiser's first moment, as published with the loss; the second is the usual one. */
  private static final double BETA_1 = 0.5;

  private static final double BETA_2 = 0.999;
  private static final double WEIGHT_DECAY = 1e-4;

  private final SimulatedRecipe recipe;
  private final LogitLoss loss;

  SimulatedFit(SimulatedRecipe recipe) {
    this.recipe = recipe;
    this.loss =
        Losses.named("gppe", ClassBalance.binary(recipe.negatives(), recipe.pulsarsAnEpoch()));
  }

  Map<String, Double> lossParameters() {
    return loss.parameters();
  }

  ComputationGraph fit(FixedPointSamples samples, TrainingListener listener) {
    int perEpoch = recipe.negatives() + recipe.pulsarsAnEpoch();
    int steps = recipe.epochs() * ((perEpoch + recipe.batchSize() - 1) / recipe.batchSize());
    NetworkSettings settings =
        new NetworkSettings(
            2,
            0,
            loss,
            Adam.builder()
                .learningRateSchedule(
                    new CosineSchedule(recipe.learningRate(), steps / 20, steps + 1))
                .beta1(BETA_1)
                .beta2(BETA_2)
                .build(),
            WEIGHT_DECAY,
            recipe.seed());
    List<InputShape> shapes = Networks.named(recipe.network()).inputs(settings);
    ComputationGraph network = Networks.create(Networks.named(recipe.network()), settings);
    TrainingPlan plan =
        new TrainingPlan(
            recipe.epochs(),
            recipe.batchSize(),
            2,
            new ImbalancedOrder(samples, recipe.pulsarsAnEpoch(), recipe.seed()),
            Augmentations.of(recipe.inputAssembly()),
            recipe.averaging(),
            recipe.seed(),
            recipe.trainingThreads());
    new TrainingLoop(InstantSource.system()).fit(network, shapes, samples, plan, listener);
    return network;
  }
}
