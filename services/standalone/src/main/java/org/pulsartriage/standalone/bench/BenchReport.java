package org.pulsartriage.standalone.bench;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.pulsartriage.standalone.console.CommandFailure;

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
   * @param file a measurement that was written here
   * @return it
   * @throws IOException where it cannot be read
   * @throws CommandFailure naming the file where it is no measurement
   */
  public static BenchReport read(Path file) throws IOException {
    String bench = null;
    List<Map<String, Object>> rows = new ArrayList<>();
    try (Reader reader = Files.newBufferedReader(file);
        JsonParser json = new JsonFactory().createParser(reader)) {
      json.nextToken();
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String field = json.currentName();
        json.nextToken();
        if (field.equals("bench")) {
          bench = json.getText();
        } else if (field.equals("rows")) {
          while (json.nextToken() == JsonToken.START_OBJECT) {
            rows.add(row(json));
          }
        }
      }
    } catch (JsonParseException e) {
      throw new CommandFailure(file + ": no measurement: " + e.getOriginalMessage(), e);
    }
    if (bench == null) {
      throw new CommandFailure(file + ": no measurement: it names no bench");
    }
    return new BenchReport(bench, rows);
  }

  private static Map<String, Object> row(JsonParser json) throws IOException {
    Map<String, Object> row = new LinkedHashMap<>();
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String cell = json.currentName();
      row.put(cell, json.nextToken().isNumeric() ? json.getDoubleValue() : json.getText());
    }
    return row;
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
