package org.pulsartriage.datasets.experiment;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.pulsartriage.datasets.Datasets;
import org.pulsartriage.datasets.protocol.Classes;
import org.pulsartriage.datasets.protocol.Cut;
import org.pulsartriage.datasets.protocol.Imbalance;
import org.pulsartriage.datasets.protocol.Protocol;
import org.pulsartriage.datasets.protocol.Sampling;
import org.pulsartriage.datasets.protocol.Scaling;
import org.pulsartriage.datasets.protocol.Shuffle;
import org.pulsartriage.datasets.protocol.Split;

/** Experiment files to experiments. An unknown key is as much an error as a missing one. */
public final class ExperimentParser {

  private static final String REST = "rest";
  private static final Map<String, Cut> CUTS = Map.of("first", Cut.FIRST, "random", Cut.RANDOM);
  private static final Map<String, Sampling> SAMPLINGS =
      Map.of("none", Sampling.NONE, "ros", Sampling.ROS, "rus", Sampling.RUS);
  private static final Map<String, Classes.Kind> KINDS =
      Map.of("binary", Classes.Kind.BINARY, "multi", Classes.Kind.MULTI);
  private static final Map<String, Shuffle.Rule> RULES =
      Map.of("once", Shuffle.Rule.ONCE, "every-epoch", Shuffle.Rule.EVERY_EPOCH);
  private static final Map<String, Boolean> THRESHOLDS = Map.of("half", false, "fitted", true);
  private static final Map<String, Scaling> SCALINGS = scalings();

  private ExperimentParser() {}

  private static Map<String, Scaling> scalings() {
    Map<String, Scaling> scalings = new LinkedHashMap<>();
    for (Scaling scaling : Scaling.values()) {
      scalings.put(scaling.text(), scaling);
    }
    return scalings;
  }

  /**
   * @param file name of the file, for errors
   * @param yaml its text
   * @return the experiment
   * @throws MalformedExperimentException naming file, key and cause
   */
  public static Experiment parse(String file, String yaml) {
    StrictNode root = StrictNode.parse(file, yaml);
    String name = root.text("name");
    String title = root.text("title");
    String origin = root.text("origin");
    String dataset = root.text("dataset");
    if (Datasets.all().stream().noneMatch(reader -> reader.name().equals(dataset))) {
      throw root.malformed("dataset", "'" + dataset + "' is no data set");
    }
    Protocol protocol = protocol(root);
    Experiment.Training training = training(root);
    if (training.refinement().fittedThreshold()
        && protocol.classes().kind() != Classes.Kind.BINARY) {
      throw root.malformed("refinement", "threshold fitted: of two classes only");
    }
    root.done();
    return new Experiment(name, title, origin, dataset, protocol, training);
  }

  private static Protocol protocol(StrictNode root) {
    StrictNode samples = root.node("samples");
    Imbalance imbalance = imbalance(samples.node("imbalance"));
    Cut cut = choice(samples, "cut", CUTS);
    Sampling sampling = choice(samples, "sampling", SAMPLINGS);
    samples.done();
    return new Protocol(
        classes(root.node("classes")),
        imbalance,
        cut,
        sampling,
        split(root.node("split")),
        choice(root, "scaling", SCALINGS),
        shuffle(root.node("shuffle")));
  }

  private static Classes classes(StrictNode node) {
    Classes.Kind kind = choice(node, "kind", KINDS);
    List<String> minority = names(node, "minority");
    List<String> majority = names(node, "majority");
    node.done();
    return checked(node, () -> new Classes(kind, minority, majority));
  }

  /** Names, or none for the text {@code rest}. */
  private static List<String> names(StrictNode node, String key) {
    List<String> names = node.texts(key);
    return names.equals(List.of(REST)) ? List.of() : names;
  }

  private static Imbalance imbalance(StrictNode node) {
    String kind = node.text("kind");
    Imbalance imbalance =
        switch (kind) {
          case "all" -> new Imbalance.All();
          case "step" -> new Imbalance.Step(node.whole("minority", 1), node.whole("majority", 1));
          case "linear" -> new Imbalance.Linear(node.whole("first", 1), node.whole("last", 1));
          default -> throw node.malformed("kind", "'" + kind + "' is none of all, linear, step");
        };
    node.done();
    return imbalance;
  }

  private static Split split(StrictNode node) {
    String kind = node.text("kind");
    Split split =
        switch (kind) {
          case "published" -> new Split.Published();
          case "file-order" -> fileOrder(node.node("ranges"));
          case "stratified" ->
              new Split.Stratified(
                  node.number("test", Double.MIN_NORMAL, 1),
                  node.number("validation", 0, 1),
                  node.whole("seed", 0));
          case "k-fold" -> new Split.KFold(node.whole("folds", 2));
          default ->
              throw node.malformed(
                  "kind", "'" + kind + "' is none of file-order, k-fold, published, stratified");
        };
    node.done();
    return split;
  }

  private static Split fileOrder(StrictNode node) {
    Map<String, Split.FileOrder.Ranges> ranges = new LinkedHashMap<>();
    for (String name : List.copyOf(node.keys())) {
      StrictNode of = node.node(name);
      Split.FileOrder.Range train = range(of, "train");
      Split.FileOrder.Range validation = range(of, "validation");
      Split.FileOrder.Range test = range(of, "test");
      of.done();
      ranges.put(name, checked(of, () -> new Split.FileOrder.Ranges(train, validation, test)));
    }
    node.done();
    return new Split.FileOrder(ranges);
  }

  private static Split.FileOrder.Range range(StrictNode node, String key) {
    List<Long> ends = node.wholes(key);
    if (ends.size() != 2) {
      throw node.malformed(key, ends.size() + " numbers, first and end wanted");
    }
    return checked(
        node,
        () ->
            new Split.FileOrder.Range(Math.toIntExact(ends.get(0)), Math.toIntExact(ends.get(1))));
  }

  private static Shuffle shuffle(StrictNode node) {
    Shuffle shuffle = new Shuffle(choice(node, "rule", RULES), node.whole("seed", 0));
    node.done();
    return shuffle;
  }

  private static Experiment.Training training(StrictNode root) {
    StrictNode optimiser = root.node("optimiser");
    String name = optimiser.text("name");
    if (!name.equals("adam")) {
      throw optimiser.malformed("name", "'" + name + "' is not adam");
    }
    Experiment.Optimiser adam =
        new Experiment.Optimiser(
            name,
            optimiser.number("learning-rate", Double.MIN_NORMAL, 10),
            optimiser.number("beta1", 0, 1),
            optimiser.number("beta2", 0, 1),
            optimiser.number("weight-decay", 0, 1));
    optimiser.done();
    StrictNode scored = root.node("scored-epochs");
    int first = scored.whole("first", 0);
    int last = scored.whole("last", 0);
    scored.done();
    StrictNode loss = root.node("loss");
    Experiment.Loss minimised =
        new Experiment.Loss(
            loss.text("name"), loss.has("parameters") ? loss.numbers("parameters") : Map.of());
    loss.done();
    String network = root.text("network");
    int batch = root.whole("batch", 1);
    int epochs = root.whole("epochs", 1);
    List<Long> seeds = root.wholes("seeds");
    Refinement refinement =
        root.has("refinement") ? refinement(root.node("refinement")) : Refinement.NONE;
    return checked(
        root,
        () ->
            new Experiment.Training(
                network,
                adam,
                batch,
                epochs,
                new Experiment.ScoredEpochs(first, last),
                seeds,
                minimised,
                refinement));
  }

  private static Refinement refinement(StrictNode node) {
    Refinement.Distortion distortion = null;
    if (node.has("distortion")) {
      StrictNode of = node.node("distortion");
      distortion =
          new Refinement.Distortion(
              of.number("rotation", 0, 180),
              of.number("shift", 0, 1000),
              of.number("scale", 0, 1),
              of.number("shear", 0, 1));
      of.done();
    }
    String schedule = node.text("schedule");
    if (!schedule.equals("constant") && !schedule.equals("cosine")) {
      throw node.malformed("schedule", "'" + schedule + "' is none of constant, cosine");
    }
    double averaging = node.number("averaging", 0, 1);
    boolean fitted = node.has("threshold") && choice(node, "threshold", THRESHOLDS);
    node.done();
    Refinement.Distortion chosen = distortion;
    return checked(
        node, () -> new Refinement(chosen, schedule.equals("cosine"), averaging, fitted));
  }

  private static <T> T choice(StrictNode node, String key, Map<String, T> choices) {
    String text = node.text(key);
    T choice = choices.get(text);
    if (choice == null) {
      throw node.malformed(
          key,
          "'"
              + text
              + "' is none of "
              + String.join(", ", choices.keySet().stream().sorted().toList()));
    }
    return choice;
  }

  private interface Making<T> {
    T make();
  }

  /** A value's own check, with file and key. */
  private static <T> T checked(StrictNode node, Making<T> making) {
    try {
      return making.make();
    } catch (IllegalArgumentException | ArithmeticException e) {
      throw node.malformed(e.getMessage());
    }
  }
}
