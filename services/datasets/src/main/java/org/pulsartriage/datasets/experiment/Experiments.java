package org.pulsartriage.datasets.experiment;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The registry of experiments: a file and a line each. */
public final class Experiments {

  private static final List<String> NAMES =
      List.of(
          "mnist-3v5-50-1000",
          "mnist-3v5-50-3000",
          "mnist-3v5-50-5000",
          "mnist-3v8-50-1000",
          "mnist-3v8-50-3000",
          "mnist-3v8-50-5000",
          "mnist-even-50-3000",
          "mnist-even-50-5000",
          "mnist-former5-50-3000",
          "mnist-former5-50-5000",
          "mnist-3v5-50-1000-distorted",
          "mnist-even-50-3000-distorted",
          "cifar10-3v8-500-3000",
          "cifar10-3v8-first4000",
          "cifar10-last1-200-3000",
          "cifar10-linear-200-3000",
          "cifar100-8v11-500-2500",
          "cifar100-first5-100-500",
          "caltech101",
          "htru-medlat",
          "htru-medlat-simulated",
          "htru-medlat-compact",
          "htru1-batches",
          "htru2",
          "lotaas1",
          "htru1-discretised",
          "compact-simulated");

  private static final int NEAR = 3;
  private static final int WORD_WEIGHT = 5;

  private Experiments() {}

  /**
   * @return every experiment, in the order of the documentation
   */
  public static List<Experiment> all() {
    return NAMES.stream().map(Experiments::load).toList();
  }

  /**
   * @param name name of an experiment
   * @return that experiment
   * @throws IllegalArgumentException if there is none; the message lists names near it
   */
  public static Experiment named(String name) {
    if (!NAMES.contains(name)) {
      throw new IllegalArgumentException(
          "experiment '" + name + "': unknown; near it are " + near(name));
    }
    return load(name);
  }

  private static String near(String name) {
    return NAMES.stream()
        .sorted(Comparator.comparingInt((String known) -> likeness(name, known)).reversed())
        .limit(NEAR)
        .collect(Collectors.joining(", "));
  }

  /** Words in common count most, then how far the names agree from the start. */
  private static int likeness(String name, String known) {
    String lower = name.toLowerCase(Locale.ROOT);
    List<String> words = List.of(lower.split("[^a-z0-9]+"));
    int common = 0;
    for (String word : known.split("-")) {
      common += words.contains(word) ? 1 : 0;
    }
    int agreed = 0;
    while (agreed < Math.min(lower.length(), known.length())
        && lower.charAt(agreed) == known.charAt(agreed)) {
      agreed++;
    }
    return WORD_WEIGHT * common + agreed;
  }

  private static Experiment load(String name) {
    String file = name + ".yaml";
    String path = "experiments/" + file;
    try (InputStream in =
        Experiments.class.getResourceAsStream("/org/pulsartriage/datasets/" + path)) {
      if (in == null) {
        throw new IOException(path + ": not packaged");
      }
      Experiment experiment =
          ExperimentParser.parse(file, new String(in.readAllBytes(), StandardCharsets.UTF_8));
      if (!experiment.name().equals(name)) {
        throw new MalformedExperimentException(
            file, "name", "'" + experiment.name() + "' is not the file's");
      }
      return experiment;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
