package org.pulsartriage.trainer.recipe;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.pulsartriage.datasets.experiment.Experiment;

/**
 * What to train on, and how.
 *
 * @param fileName name of its file, for messages
 * @param text the file itself
 * @param name what the model's name begins with
 * @param network name of the network
 * @param input name of what it sees of a candidate
 * @param sources where the samples come from, one or more
 * @param validation what is kept from training
 * @param imbalance other candidates for each pulsar in an epoch; 0 for as many as there are
 * @param loss what is minimised
 * @param optimiser the optimiser; with a cosine schedule its learning rate is the highest
 * @param cosine whether the learning rate rises and falls (true), or stays (false)
 * @param epochs passes over the samples, 1 or more
 * @param batch samples a step, 2 or more
 * @param seed seed of initial parameters, order, augmentation and dropout; not 0
 * @param averaging weight of the past in the mean of parameters; 0 for no averaging
 * @param augment whether samples are changed as another observation might
 * @param start the bundle whose parameters it starts from; null for random ones
 * @param falsePositiveRate part of the other validation candidates that the threshold may let pass
 */
public record Recipe(
    String fileName,
    String text,
    String name,
    String network,
    String input,
    List<RecipeSource> sources,
    Validation validation,
    double imbalance,
    Experiment.Loss loss,
    Experiment.Optimiser optimiser,
    boolean cosine,
    int epochs,
    int batch,
    long seed,
    double averaging,
    boolean augment,
    Start start,
    double falsePositiveRate) {

  /** Takes a copy. */
  public Recipe {
    sources = List.copyOf(sources);
  }

  /**
   * @param share part of each source and class that is kept from training, 0 to below 1
   * @param seed which ones
   */
  public record Validation(double share, long seed) {}

  /**
   * @param bundle name of the bundle's file, or its URI
   * @param digest the digest that it must have; null where the recipe does not say
   */
  public record Start(String bundle, String digest) {}

  /**
   * @return a file that the recipe names, by the key that names it
   */
  public List<Map.Entry<String, String>> files() {
    List<Map.Entry<String, String>> files = new ArrayList<>();
    for (RecipeSource source : sources) {
      if (source.file() != null) {
        files.add(Map.entry(source.key() + ".file", source.file()));
      }
    }
    if (start != null) {
      files.add(Map.entry("start.bundle", start.bundle()));
    }
    return files;
  }

  RecipeException fault(String key, String cause) {
    return new RecipeException(fileName, key, cause);
  }
}
