package org.pulsartriage.trainer.simulated;

import java.util.function.IntConsumer;
import org.pulsartriage.models.input.InputAssemblies;
import org.pulsartriage.models.input.InputAssembly;

/** The two sets of simulated candidates that a recipe holds out, as some network sees them. */
final class HeldOutSets {

  private final SimulatedRecipe recipe;
  private final InputAssembly assembly;
  private final int threads;
  private final IntConsumer progress;

  /**
   * @param recipe says how many of what, and their seeds
   * @param inputAssembly name of what the network sees
   * @param threads threads of simulation and inference; nothing depends on their number
   * @param progress told the number of samples done so far
   */
  HeldOutSets(SimulatedRecipe recipe, String inputAssembly, int threads, IntConsumer progress) {
    this.recipe = recipe;
    this.assembly = InputAssemblies.named(inputAssembly);
    this.threads = threads;
    this.progress = progress;
  }

  /** For threshold and calibration. */
  SimulatedValidation validation() {
    return of(recipe.validationSeed());
  }

  /** For what is reported. */
  SimulatedValidation report() {
    return of(recipe.reportSeed());
  }

  private SimulatedValidation of(long seed) {
    int interference = (int) (recipe.heldOutNegatives() * recipe.interferenceShare());
    FixedPointSamples samples =
        new SimulatedSamples(assembly, threads, progress)
            .make(
                seed,
                recipe.heldOutPulsars(),
                interference,
                recipe.heldOutNegatives() - interference);
    return new SimulatedValidation(samples, assembly.inputs(), threads);
  }
}
