package org.pulsartriage.trainer.simulated;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.pulsartriage.models.bundle.Manifest;
import org.pulsartriage.trainer.calibration.CalibrationChoice;
import org.pulsartriage.trainer.calibration.CalibrationReport;
import org.pulsartriage.trainer.report.ReliabilityFiles;

/**
 * How well a model does on candidates that neither its parameters nor its threshold nor its
 * calibration were made from.
 *
 * @param manifest what its bundle says
 * @param calibration which calibration was chosen, and against which others
 * @param reliability how far its probabilities can be taken at their word
 */
public record SimulatedReport(
    Manifest manifest, CalibrationChoice calibration, CalibrationReport reliability) {

  /** Name of the metric that says how far probabilities are from frequencies. */
  public static final String CALIBRATION_ERROR = "expectedCalibrationError";

  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  /**
   * Writes {@code report.json}, and the reliability as a table and as a picture.
   *
   * @param folder where to, made already
   * @throws IOException where that fails
   */
  public void write(Path folder) throws IOException {
    ObjectNode root = JSON.createObjectNode();
    root.put("experiment", manifest.modelId());
    root.put("loss", manifest.loss().name());
    root.put("network", manifest.network());
    root.putArray("seeds").add(manifest.seed());
    ObjectNode metrics = root.putObject("metrics");
    for (Map.Entry<String, Double> metric : manifest.metrics().entrySet()) {
      // One training has no spread.
      metrics.putObject(metric.getKey()).put("mean", metric.getValue()).putNull("sd");
    }
    root.put("threshold", manifest.threshold());
    root.put("calibration", calibration.name());
    root.set("log_losses", JSON.valueToTree(calibration.logLosses()));
    ArrayNode bins = root.putArray("reliability");
    for (CalibrationReport.Bin bin : reliability.bins()) {
      bins.addObject()
          .put("samples", bin.samples())
          .put("weight", bin.weight())
          .put("probability", bin.probability())
          .put("frequency", bin.frequency());
    }
    Files.writeString(
        folder.resolve("report.json"), JSON.writeValueAsString(root) + System.lineSeparator());
    ReliabilityFiles.write(manifest.modelId() + ": simulated candidates", reliability, folder);
  }
}
