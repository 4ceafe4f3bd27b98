package org.pulsartriage.standalone.command;

import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Set;
import org.pulsartriage.models.bundle.InvalidBundleException;
import org.pulsartriage.models.bundle.ModelBundle;
import org.pulsartriage.trainer.simulated.CascadeJoin;
import org.pulsartriage.trainer.simulated.SimulatedRecipe;
import org.pulsartriage.trainer.simulated.SimulatedTraining;
import org.pulsartriage.trainer.simulated.TrainedModel;

/** What {@code train} makes of simulated candidates: bundles and their reports in a folder. */
final class SimulatedModels {

  static final String COMPACT = "compact";
  static final String HTRU = "htru";
  static final String CASCADE = "cascade";
  static final Set<String> NAMES = Set.of(COMPACT, HTRU, CASCADE);

  /** Candidates an epoch of the large network where nothing else is asked for. */
  static final int HTRU_SAMPLES = 6000;

  private static final int HTRU_EPOCHS = 3;

  private final Path out;
  private final int threads;
  private final Instant createdAt;
  private final String codeVersion;
  private final PrintStream lines;
  private final PrintWriter results;

  SimulatedModels(
      Path out,
      int threads,
      Instant createdAt,
      String codeVersion,
      PrintStream lines,
      PrintWriter results) {
    this.out = out;
    this.threads = threads;
    this.createdAt = createdAt;
    this.codeVersion = codeVersion;
    this.lines = lines;
    this.results = results;
  }

  ModelBundle compact() throws IOException, InvalidBundleException {
    return train(SimulatedRecipe.COMPACT);
  }

  /** The large network; null for the usual number of samples or epochs. */
  ModelBundle htru(Integer samples, Integer epochs) throws IOException, InvalidBundleException {
    return train(
        SimulatedRecipe.htru(
            samples == null ? HTRU_SAMPLES : samples,
            epochs == null ? HTRU_EPOCHS : epochs,
            threads));
  }

  /** Both in a row; null for the model that ships, and for a large one trained now. */
  void cascade(Path first, Path second, Integer samples, Integer epochs)
      throws IOException, InvalidBundleException {
    ModelBundle small = first == null ? ModelBundle.packaged() : ModelBundle.open(first);
    ModelBundle large = second == null ? htru(samples, epochs) : ModelBundle.open(second);
    write(
        CASCADE,
        new CascadeJoin(small, large, SimulatedRecipe.cascade(), threads, lines)
            .join(createdAt, codeVersion));
  }

  private ModelBundle train(SimulatedRecipe recipe) throws IOException, InvalidBundleException {
    return write(
        recipe.network(),
        new SimulatedTraining(recipe, threads, lines).train(createdAt, codeVersion));
  }

  private ModelBundle write(String name, TrainedModel model) throws IOException {
    Path file = out.resolve(name + ".zip");
    Files.write(file, model.bundle().bytes());
    model.report().write(out);
    results.printf("%s: %s, report in %s%n", file, model.bundle().digest(), out);
    results.flush();
    return model.bundle();
  }
}
