package org.pulsartriage.trainer.jobs;

import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.pulsartriage.schemas.JobAction;
import org.pulsartriage.schemas.JobFile;
import org.pulsartriage.schemas.JobKind;
import org.pulsartriage.schemas.TrainingJob;
import org.pulsartriage.trainer.recipe.Recipe;
import org.pulsartriage.trainer.recipe.RecipeFiles;
import org.pulsartriage.trainer.recipe.RecipeParser;
import org.pulsartriage.trainer.snapshot.SnapshotFile;

/** Makes requests for jobs. */
public final class JobRequests {

  private final JobIds ids;
  private final InstantSource clock;
  private final String requestedBy;

  /**
   * @param ids names jobs
   * @param clock tells when
   * @param requestedBy who asks
   */
  public JobRequests(JobIds ids, InstantSource clock, String requestedBy) {
    this.ids = ids;
    this.clock = clock;
    this.requestedBy = requestedBy;
  }

  /**
   * @param name name of an experiment; whether there is one the trainer says
   * @param options what to change of it, by name
   * @return the request
   */
  public TrainingJob experiment(String name, Map<String, String> options) {
    return request(JobKind.EXPERIMENT, options).setExperiment(name).build();
  }

  /**
   * Every file that the recipe names goes with the request: where it lies, and its digest where it
   * can be read here.
   *
   * @param recipe a recipe's file
   * @param options what to change of it, by name
   * @return the request
   * @throws IllegalArgumentException where the recipe is malformed or missing; one line
   * @throws IOException where a file that is there cannot be read
   */
  public TrainingJob retraining(Path recipe, Map<String, String> options) throws IOException {
    Path folder = recipe.toAbsolutePath().getParent();
    return retraining(RecipeParser.read(recipe), folder, options);
  }

  /**
   * @param recipe a recipe
   * @param folder what the paths in it are relative to
   * @param options what to change of it, by name
   * @return the request
   * @throws IOException where a file that is there cannot be read
   */
  public TrainingJob retraining(Recipe recipe, Path folder, Map<String, String> options)
      throws IOException {
    Map<String, JobFile> files = new LinkedHashMap<>();
    for (Map.Entry<String, String> file : recipe.files()) {
      String uri = RecipeFiles.uri(folder, file.getValue());
      files.put(file.getValue(), new JobFile(file.getValue(), uri, digest(uri)));
    }
    return request(JobKind.RETRAINING, options)
        .setRecipeName(recipe.fileName())
        .setRecipe(recipe.text())
        .setFiles(new ArrayList<>(files.values()))
        .build();
  }

  /**
   * @param jobId name of a job
   * @return takes it back
   */
  public TrainingJob cancellation(String jobId) {
    return TrainingJob.newBuilder()
        .setJobId(jobId)
        .setAction(JobAction.CANCEL)
        .setRequestedBy(requestedBy)
        .setRequestedAt(clock.instant())
        .build();
  }

  private TrainingJob.Builder request(JobKind kind, Map<String, String> options) {
    return TrainingJob.newBuilder()
        .setJobId(ids.next())
        .setAction(JobAction.REQUEST)
        .setKind(kind)
        .setFiles(List.of())
        .setOptions(Map.copyOf(options))
        .setRequestedBy(requestedBy)
        .setRequestedAt(clock.instant());
  }

  /** Null where the file is not on this machine: the trainer's may have it. */
  private static String digest(String uri) throws IOException {
    try {
      Path path = uri.startsWith("file:") ? Path.of(URI.create(uri)) : null;
      return path != null && Files.isRegularFile(path) ? SnapshotFile.digest(path) : null;
    } catch (IllegalArgumentException | FileSystemNotFoundException e) {
      return null;
    }
  }
}
