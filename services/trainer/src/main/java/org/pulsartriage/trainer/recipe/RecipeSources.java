package org.pulsartriage.trainer.recipe;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.pulsartriage.datasets.experiment.StrictNode;

/** The kinds of source. Adding one is adding its file and a line here. */
final class RecipeSources {

  /** Makes a source from its mapping, in which it asks for every key of its own. */
  interface Parser {

    /**
     * @param node the mapping
     * @param header what every source has
     */
    RecipeSource parse(StrictNode node, Header header);
  }

  /**
   * @param key path of the mapping
   * @param name name of the source
   * @param weight how often an epoch takes each sample
   */
  record Header(String key, String name, double weight) {}

  private static final double LARGEST_WEIGHT = 1_000;

  private static final Map<String, Parser> KINDS =
      new TreeMap<>(
          Map.of(
              "snapshot", SnapshotSource::parse,
              "simulated", SimulatedSource::parse,
              "benchmark", BenchmarkSource::parse));

  private RecipeSources() {}

  static List<RecipeSource> parse(List<StrictNode> nodes) {
    List<RecipeSource> sources = new ArrayList<>();
    TreeSet<String> names = new TreeSet<>();
    for (StrictNode node : nodes) {
      String kind = node.text("kind");
      Parser parser = KINDS.get(kind);
      if (parser == null) {
        throw node.malformed(
            "kind", "'" + kind + "' is none of " + String.join(", ", KINDS.keySet()));
      }
      String name = node.has("name") ? node.text("name") : kind + "-" + (sources.size() + 1);
      if (!names.add(name)) {
        throw node.malformed("name", "'" + name + "' is another source's");
      }
      double weight =
          node.has("weight") ? node.number("weight", Double.MIN_NORMAL, LARGEST_WEIGHT) : 1;
      sources.add(parser.parse(node, new Header("sources[" + sources.size() + "]", name, weight)));
      node.done();
    }
    return sources;
  }
}
