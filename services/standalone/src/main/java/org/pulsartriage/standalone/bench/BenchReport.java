package org.pulsartriage.standalone.bench;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A measurement as it is kept: {@code {"bench","machine","commit","rows":[{..}]}}.
 *
 * @param bench what was measured
 * @param rows one a setting: names and numbers, in order
 */
public record BenchReport(String bench, List<Map<String, Object>> rows) {

  /**
   * @return the commit of the code, as the launcher found it; {@code unknown} otherwise
   */
  public static String commit() {
    return System.getProperty("triage.commit", "unknown");
  }

  /**
   * @param file where to write
   * @throws IOException where that fails
   */
  public void write(Path file) throws IOException {
    try (Writer writer = Files.newBufferedWriter(file);
        JsonGenerator json = new JsonFactory().createGenerator(writer)) {
      json.useDefaultPrettyPrinter();
      json.writeStartObject();
      json.writeStringField("bench", bench);
      json.writeStringField("machine", Machine.describe());
      json.writeStringField("commit", commit());
      json.writeArrayFieldStart("rows");
      for (Map<String, Object> row : rows) {
        json.writeStartObject();
        for (Map.Entry<String, Object> cell : row.entrySet()) {
          json.writeFieldName(cell.getKey());
          if (cell.getValue() instanceof Number number) {
            json.writeNumber(number.toString());
          } else {
            json.writeString(cell.getValue().toString());
          }
        }
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeEndObject();
    }
  }
}
