package org.pulsartriage.trainer.jobkind;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.pulsartriage.datasets.MalformedDataException;
import org.pulsartriage.datasets.MissingDataException;
import org.pulsartriage.datasets.experiment.MalformedExperimentException;
import org.pulsartriage.schemas.JobFile;
import org.pulsartriage.schemas.TrainingJob;
import org.pulsartriage.trainer.fit.TrainingProgress;
import org.pulsartriage.trainer.recipe.Recipe;
import org.pulsartriage.trainer.recipe.RecipeException;
import org.pulsartriage.trainer.recipe.RecipeFiles;
import org.pulsartriage.trainer.recipe.RecipeListener;
import org.pulsartriage.trainer.recipe.RecipeParser;
import org.pulsartriage.trainer.recipe.RecipeTraining;

/** A recipe. */
final class RetrainingWork implements JobWork {

  private static final Set<String> OPTIONS = Set.of(JobOptions.THREADS, JobOptions.RELEASE);

  @Override
  public Prepared prepare(TrainingJob job, WorkPlace place)
      throws UnusableJobException, IOException {
    if (job.getRecipe() == null) {
      throw new UnusableJobException("recipe", "recipe: is missing");
    }
    JobOptions options = JobOptions.of(job, OPTIONS);
    JobOptions.release(job);
    int threads = options.threads();
    Map<String, RecipeFiles.Located> files = new HashMap<>();
    for (JobFile file : job.getFiles()) {
      files.put(file.getName(), new RecipeFiles.Located(file.getUri(), file.getDigest()));
    }
    Recipe recipe;
    RecipeTraining training;
    try {
      recipe =
          RecipeParser.parse(
              job.getRecipeName() == null ? "recipe" : job.getRecipeName(), job.getRecipe());
      training =
          RecipeTraining.prepare(
              recipe, RecipeFiles.of(files), place.data(), place.bundles(), place.clock());
    } catch (RecipeException e) {
      throw new UnusableJobException(e.key(), e.getMessage());
    } catch (MalformedExperimentException e) {
      throw new UnusableJobException("recipe", e.getMessage());
    } catch (MissingDataException | MalformedDataException e) {
      throw new UnusableJobException("sources", e.getMessage());
    }
    return (folder, listener) ->
        training.train(
            new RecipeTraining.Options(
                recipe.name() + "-" + job.getJobId(),
                threads,
                job.getRequestedAt(),
                place.codeVersion(),
                folder),
            new Progress(recipe.name(), listener));
  }

  private record Progress(String name, WorkListener listener) implements RecipeListener {

    @Override
    public void onRead(String source, int samples) {
      listener.check();
    }

    @Override
    public void onBatch(TrainingProgress progress) {
      listener.check();
      listener.onProgress(name, progress);
    }

    @Override
    public void onEpoch(TrainingProgress progress, ComputationGraph network) {
      listener.onProgress(name, progress);
    }
  }
}
