package org.pulsartriage.trainer.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.pulsartriage.evaluation.SeedSummary;
import org.pulsartriage.evaluation.Summary;

/**
 * A run as {@code report.json}: {@code experiment}, {@code loss}, {@code network}, {@code seeds}
 * and {@code metrics} are what scripts rely on; {@code bundles} has the figures that a replay
 * repeats. A spread that one seed doesn't have is null.
 */
final class JsonReport {

  static final String FILE_NAME = "report.json";

  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  private JsonReport() {}

  static void write(RunResult run, Path folder) throws IOException {
    ObjectNode root = JSON.createObjectNode();
    root.put("experiment", run.experiment());
    root.put("loss", run.loss());
    root.set("loss_parameters", JSON.valueToTree(run.lossParameters()));
    root.put("network", run.network());
    root.put("parameters", run.parameters());
    ArrayNode seeds = root.putArray("seeds");
    run.seeds().forEach(seed -> seeds.add(seed.seed()));
    ObjectNode metrics = root.putObject("metrics");
    for (Map.Entry<String, Summary> entry : run.summary().entrySet()) {
      Summary summary = entry.getValue();
      ObjectNode metric = metrics.putObject(entry.getKey());
      metric.put("mean", summary.mean());
      putSpread(metric, "sd", summary.sd());
      putSpread(metric, "half_width_95", summary.halfWidth95());
    }
    ArrayNode classes = root.putArray("classes");
    for (int k = 0; k < run.balance().classes(); k++) {
      ObjectNode node = classes.addObject();
      node.put("name", run.classNames().get(k));
      node.put("training_samples", run.balance().counts().get(k));
      node.put("minority", run.balance().isMinority(k));
    }
    ArrayNode bySeed = root.putArray("by_seed");
    for (SeedResult seed : run.seeds()) {
      ObjectNode node = bySeed.addObject();
      node.put("seed", seed.seed());
      node.put("folds", seed.folds().size());
      node.put("epochs", seed.epochs().size());
      node.put("scored_epochs", seed.scoredEpochs());
      node.put("training_seconds", seed.seconds());
      node.put("samples_per_second", seed.samplesPerSecond());
      node.set("metrics", JSON.valueToTree(SeedSummary.meanOfEpochs(seed.seed(), seed.scored())));
    }
    ArrayNode bundles = root.putArray("bundles");
    for (BundleResult bundle : run.bundles()) {
      ObjectNode node = bundles.addObject();
      node.put("seed", bundle.seed());
      node.put("fold", bundle.fold());
      node.put("file", bundle.file());
      node.put("sha256", bundle.digest());
      node.put("engine", bundle.engine());
      node.set("metrics", JSON.valueToTree(bundle.metrics()));
    }
    root.set("environment", JSON.valueToTree(run.environment()));
    Files.writeString(
        folder.resolve(FILE_NAME), JSON.writeValueAsString(root) + System.lineSeparator());
  }

  private static void putSpread(ObjectNode node, String name, double value) {
    if (Double.isNaN(value)) {
      node.putNull(name);
    } else {
      node.put(name, value);
    }
  }
}
