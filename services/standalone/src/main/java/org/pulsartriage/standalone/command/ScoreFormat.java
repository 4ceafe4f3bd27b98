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
import org.pulsartriage.schemas.KnownPulsarMatch;
import org.pulsartriage.standalone.console.TextTable;

/**
 * How scores are shown: a table for a person, the best first; CSV and JSON lines for programs, in
 * the order in which they come.
 */
enum ScoreFormat {
  TABLE {
    @Override
    ScorePrinter printer(PrintWriter out, boolean known) {
      List<ScoreLine> lines = new ArrayList<>();
      return new ScorePrinter() {
        @Override
        public void print(ScoreLine line) {
          lines.add(line);
        }

        @Override
        public void end() {
          table(lines, known).print(out);
        }
      };
    }
  },
  CSV {
    @Override
    ScorePrinter printer(PrintWriter out, boolean known) {
      out.println("file,candidate_id,probability,label" + (known ? ",known_pulsar,posterior" : ""));
      return line ->
          out.println(
              String.join(
                      ",",
                      quoted(line.fileName()),
                      line.candidateId(),
                      Double.toString(line.probability()),
                      line.label().name())
                  + (known ? knownCells(line.known()) : ""));
    }
  },
  JSONL {
    @Override
    ScorePrinter printer(PrintWriter out, boolean known) {
      return line -> out.println(json(line, known));
    }
  };

  private static final JsonFactory JSON = new JsonFactory();

  /**
   * @param out where to print
   * @param known whether known pulsars are shown, where they have been looked for
   */
  abstract ScorePrinter printer(PrintWriter out, boolean known);

  private static TextTable table(List<ScoreLine> lines, boolean known) {
    List<String> header =
        new ArrayList<>(List.of("file", "period s", "DM", "S/N", "probability", "label"));
    if (known) {
      header.addAll(List.of("known pulsar", "period ratio", "posterior"));
    }
    TextTable table = new TextTable(header.toArray(String[]::new));
    lines.stream()
        .sorted(
            // Of probabilities that a calibration runs together, the logits tell.
            Comparator.comparingDouble(ScoreLine::probability)
                .thenComparingDouble(ScoreLine::logit)
                .reversed())
        .forEach(
            line -> {
              List<Object> cells =
                  new ArrayList<>(
                      List.of(
                          line.fileName(),
                          number("%.9f", line.period()),
                          number("%.2f", line.dm()),
                          number("%.1f", line.snr()),
                          number("%.6f", line.probability()),
                          line.label()));
              if (known) {
                KnownPulsarMatch match = line.known();
                cells.add(match == null ? "-" : match.getName());
                cells.add(match == null ? "-" : ratio(match));
                cells.add(match == null ? "-" : number("%.4f", match.getPosterior()));
              }
              table.row(cells.toArray());
            });
    return table;
  }

  private static String knownCells(KnownPulsarMatch match) {
    return match == null ? ",," : "," + quoted(match.getName()) + "," + match.getPosterior();
  }

  private static String ratio(KnownPulsarMatch match) {
    return match.getRatioNumerator() + "/" + match.getRatioDenominator();
  }

  private static String json(ScoreLine line, boolean known) {
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
      if (known && line.known() != null) {
        KnownPulsarMatch match = line.known();
        json.writeObjectFieldStart("known_pulsar");
        json.writeStringField("name", match.getName());
        json.writeNumberField("posterior", match.getPosterior());
        json.writeStringField("period_ratio", ratio(match));
        json.writeNumberField("separation_deg", match.getSeparation());
        numberOrNull(json, "dm_difference", match.getDmDifference());
        json.writeEndObject();
      } else if (known) {
        json.writeNullField("known_pulsar");
      }
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
