package org.pulsartriage.standalone.command;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.pulsartriage.standalone.console.TextTable;

/**
 * How scores are shown: a table for a person, the best first; CSV and JSON lines for programs, in
 * the order in which they come.
 */
enum ScoreFormat {
  TABLE {
    @Override
    ScorePrinter printer(PrintWriter out) {
      List<ScoreLine> lines = new ArrayList<>();
      return new ScorePrinter() {
        @Override
        public void print(ScoreLine line) {
          lines.add(line);
        }

        @Override
        public void end() {
          table(lines).print(out);
        }
      };
    }
  },
  CSV {
    @Override
    ScorePrinter printer(PrintWriter out) {
      out.println("file,candidate_id,probability,label");
      return line ->
          out.println(
              String.join(
                  ",",
                  quoted(line.fileName()),
                  line.candidateId(),
                  Double.toString(line.probability()),
                  line.label().name()));
    }
  },
  JSONL {
    @Override
    ScorePrinter printer(PrintWriter out) {
      return line -> out.println(json(line));
    }
  };

  private static final JsonFactory JSON = new JsonFactory();

  abstract ScorePrinter printer(PrintWriter out);

  private static TextTable table(List<ScoreLine> lines) {
    TextTable table = new TextTable("file", "period s", "DM", "S/N", "probability", "label");
    lines.stream()
        .sorted(
            // Of probabilities that a calibration runs together, the logits tell.
            Comparator.comparingDouble(ScoreLine::probability)
                .thenComparingDouble(ScoreLine::logit)
                .reversed())
        .forEach(
            line ->
                table.row(
                    line.fileName(),
                    number("%.9f", line.period()),
                    number("%.2f", line.dm()),
                    number("%.1f", line.snr()),
                    number("%.6f", line.probability()),
                    line.label()));
    return table;
  }

  private static String json(ScoreLine line) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      json.writeStartObject();
      json.writeStringField("file", line.fileName());
      json.writeStringField("candidate_id", line.candidateId());
      json.writeNumberField("probability", line.probability());
      json.writeNumberField("logit", line.logit());
      json.writeStringField("label", line.label().name());
      numberOrNull(json, "period_s", line.period());
      numberOrNull(json, "dm", line.dm());
      numberOrNull(json, "snr", line.snr());
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  private static void numberOrNull(JsonGenerator json, String field, Double value)
      throws IOException {
    if (value == null) {
      json.writeNullField(field);
    } else {
      json.writeNumberField(field, value);
    }
  }

  private static String number(String format, Double value) {
    return value == null ? "-" : String.format(Locale.ROOT, format, value);
  }

  private static String quoted(String text) {
    return text.matches("[^,\"\\r\\n]*") ? text : '"' + text.replace("\"", "\"\"") + '"';
  }
}
