package org.pulsartriage.standalone.replay;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.pulsartriage.schemas.Evaluation;

/** An evaluation as a file for scripts: every digit of every figure. */
public final class EvaluationJson {

  private EvaluationJson() {}

  /**
   * @param evaluation figures of a replay
   * @param file where to write
   * @throws IOException where that fails
   */
  public static void write(Evaluation evaluation, Path file) throws IOException {
    try (Writer writer = Files.newBufferedWriter(file);
        JsonGenerator json = new JsonFactory().createGenerator(writer)) {
      json.useDefaultPrettyPrinter();
      json.writeStartObject();
      json.writeStringField("run", evaluation.getRunId());
      json.writeStringField("source", evaluation.getSource());
      json.writeStringField("model", evaluation.getModelId());
      json.writeStringField("sha256", evaluation.getModelDigest());
      json.writeStringField("engine", evaluation.getEngine());
      json.writeNumberField("scored", evaluation.getScored());
      json.writeNumberField("failed", evaluation.getFailed());
      json.writeObjectFieldStart("metrics");
      for (Map.Entry<String, Double> figure : new TreeMap<>(evaluation.getMetrics()).entrySet()) {
        json.writeNumberField(figure.getKey(), figure.getValue());
      }
      json.writeEndObject();
      json.writeEndObject();
    }
  }
}
