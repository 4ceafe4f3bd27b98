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
    ScorePrinter printer(PrintWriter out, boolean known, boolean injected) {
      List<ScoreLine> lines = new ArrayList<>();
      return new ScorePrinter() {
        @Override
        public void print(ScoreLine line) {
          lines.add(line);
        }

        @Override
        public void end() {
          table(lines, known, injected).print(out);
        }
      };
    }
  },
  CSV {
    @Override
    ScorePrinter printer(PrintWriter out, boolean known, boolean injected) {
      out.println(
          "file,candidate_id,probability,label"
              + (known ? ",known_pulsar,posterior" : "")
              + (injected ? ",injected" : ""));
      return line ->
          out.println(
              String.join(
                      ",",
                      quoted(line.fileName()),
                      line.candidateId(),
                      Double.toString(line.probability()),
                      line.label().name())
                  + (known ? knownCells(line.known()) : "")
                  + (injected ? "," + quoted(injectionId(line, "")) : ""));
    }
  },
  JSONL {
    @Override
    ScorePrinter printer(PrintWriter out, boolean known, boolean injected) {
      return line -> out.println(json(line, known, injected));
    }
  };

  private static final JsonFactory JSON = new JsonFactory();

  /**
   * @param out where to print
   * @param known whether known pulsars are shown, where they have been looked for
   * @param injected whether it is shown which are injected pulsars, where these are not left out
   */
  abstract ScorePrinter printer(PrintWriter out, boolean known, boolean injected);

  private static TextTable table(List<ScoreLine> lines, boolean known, boolean injected) {
    List<String> header =
        new ArrayList<>(List.of("file", "period s", "DM", "S/N", "probability", "label"));
    if (known) {
      header.addAll(List.of("known pulsar", "period ratio", "posterior"));
    }
    if (injected) {
      header.add("injected");
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
              if (injected) {
                cells.add(injectionId(line, "-"));
              }
              table.row(cells.toArray());
            });
    return table;
  }

  private static String knownCells(KnownPulsarMatch match) {
    return match == null ? ",," : "," + quoted(match.getName()) + "," + match.getPosterior();
  }

  private static String injectionId(ScoreLine line, String none) {
    return line.injection() == null ? none : line.injection().getInjectionId();
  }

  private static String ratio(KnownPulsarMatch match) {
    return match.getRatioNumerator() + "/" + match.getRatioDenominator();
  }

  private static String json(ScoreLine line, boolean known, boolean injected) {
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
      if (injected && line.injection() != null) {
        json.writeObjectFieldStart("injection");
        json.writeStringField("id", line.injection().getInjectionId());
        json.writeNumberField("snr", line.injection().getSnr());
        json.writeNumberField("period_s", line.injection().getPeriod());
        json.writeNumberField("dm", line.injection().getDm());
        json.writeEndObject();
      } else if (injected) {
        json.writeNullField("injection");
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
