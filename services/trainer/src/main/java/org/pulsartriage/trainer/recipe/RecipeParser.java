package org.pulsartriage.trainer.recipe;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.pulsartriage.datasets.experiment.Experiment;
import org.pulsartriage.datasets.experiment.MalformedExperimentException;
import org.pulsartriage.datasets.experiment.StrictNode;
import org.pulsartriage.models.input.InputAssemblies;
import org.pulsartriage.models.loss.ClassBalance;
import org.pulsartriage.models.loss.Losses;
import org.pulsartriage.models.network.Networks;

/** Recipe files to recipes. Unknown keys are errors that name the key; so are unknown names. */
public final class RecipeParser {

  private static final String COMPACT = "compact";
  private static final String NAME = "[a-zA-Z0-9._-]{1,60}";

  private RecipeParser() {}

  /**
   * @param file a recipe
   * @return the recipe
   * @throws MalformedExperimentException naming file, key and cause
   * @throws RecipeException where there is no such file, or it is no text
   * @throws IOException where it cannot be read
   */
  public static Recipe read(Path file) throws IOException {
    String name = String.valueOf(file.getFileName());
    try {
      return parse(name, Files.readString(file));
    } catch (NoSuchFileException e) {
      throw new RecipeException(
          name, "file", "no such file in " + file.toAbsolutePath().getParent());
    } catch (CharacterCodingException e) {
      throw new RecipeException(name, "file", "is no UTF-8 text");
    }
  }

  /**
   * @param file name of the file, for errors
   * @param yaml its text
   * @return the recipe
   * @throws MalformedExperimentException naming file, key and cause
   */
  public static Recipe parse(String file, String yaml) {
    StrictNode root = StrictNode.parse(file, yaml);
    String name = root.text("name");
    if (!name.matches(NAME)) {
      throw root.malformed("name", "'" + name + "': letters, digits, '.', '_' and '-' wanted");
    }
    String network = known(root, "network", COMPACT, Networks.names());
    String input = known(root, "input", network, InputAssemblies.names());
    List<RecipeSource> sources = RecipeSources.parse(root.nodes("sources"));
    Recipe recipe =
        new Recipe(
            file,
            yaml,
            name,
            network,
            input,
            sources,
            validation(root),
            root.has("imbalance") ? root.number("imbalance", Double.MIN_NORMAL, 1e6) : 0,
            loss(root),
            optimiser(root),
            schedule(root),
            root.whole("epochs", 1),
            root.has("batch") ? root.whole("batch", 2) : 100,
            root.has("seed") ? root.whole("seed", 1) : 1,
            root.has("averaging") ? root.number("averaging", 0, 1) : 0,
            root.has("augment") ? augment(root, input) : input.equals(COMPACT),
            start(root),
            root.has("false-positive-rate") ? root.number("false-positive-rate", 0, 1) : 0.02);
    root.done();
    return recipe;
  }

  private static String known(StrictNode node, String key, String usual, List<String> names) {
    String name = node.has(key) ? node.text(key) : usual;
    if (!names.contains(name)) {
      throw node.malformed(key, "'" + name + "' is none of " + String.join(", ", names));
    }
    return name;
  }

  private static boolean augment(StrictNode root, String input) {
    boolean augment = root.flag("augment");
    if (augment && !input.equals(COMPACT)) {
      throw root.malformed("augment", "is known for input " + COMPACT + " only, not " + input);
    }
    return augment;
  }

  private static Recipe.Validation validation(StrictNode root) {
    if (!root.has("validation")) {
      return new Recipe.Validation(0.2, 1);
    }
    StrictNode node = root.node("validation");
    Recipe.Validation validation =
        new Recipe.Validation(
            node.number("share", 0, 1), node.has("seed") ? node.whole("seed", 0) : 1);
    node.done();
    return validation;
  }

  private static Experiment.Loss loss(StrictNode root) {
    if (!root.has("loss")) {
      return new Experiment.Loss("gppe", Map.of());
    }
    StrictNode node = root.node("loss");
    Experiment.Loss loss =
        new Experiment.Loss(
            node.text("name"), node.has("parameters") ? node.numbers("parameters") : Map.of());
    try {
      Losses.named(loss.name(), ClassBalance.binary(2, 1), loss.parameters());
    } catch (IllegalArgumentException e) {
      throw node.malformed(e.getMessage());
    }
    node.done();
    return loss;
  }

  private static Experiment.Optimiser optimiser(StrictNode root) {
    // The first moment as published with the loss.
    Experiment.Optimiser usual = new Experiment.Optimiser("adam", 2e-3, 0.5, 0.999, 1e-4);
    if (!root.has("optimiser")) {
      return usual;
    }
    StrictNode node = root.node("optimiser");
    Experiment.Optimiser optimiser =
        new Experiment.Optimiser(
            known(node, "name", usual.name(), List.of("adam")),
            node.has("learning-rate")
                ? node.number("learning-rate", Double.MIN_NORMAL, 10)
                : usual.learningRate(),
            node.has("beta1") ? node.number("beta1", 0, 1) : usual.beta1(),
            node.has("beta2") ? node.number("beta2", 0, 1) : usual.beta2(),
            node.has("weight-decay") ? node.number("weight-decay", 0, 1) : usual.weightDecay());
    node.done();
    return optimiser;
  }

  private static boolean schedule(StrictNode root) {
    return known(root, "schedule", "cosine", List.of("cosine", "constant")).equals("cosine");
  }

  private static Recipe.Start start(StrictNode root) {
    if (!root.has("start")) {
      return null;
    }
    StrictNode node = root.node("start");
    Recipe.Start start =
        new Recipe.Start(node.text("bundle"), node.has("digest") ? node.text("digest") : null);
    node.done();
    return start;
  }
}
