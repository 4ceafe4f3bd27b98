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
import org.pulsartriage.schemas.Candidate;
import org.pulsartriage.schemas.FoldValues;
import org.pulsartriage.standalone.console.TextTable;

/**
 * How scores are shown: a table for a person, the best first; CSV and JSON lines for programs, in
 * the order of the files.
 */
enum ScoreFormat {
  TABLE {
    @Override
    ScorePrinter printer(PrintWriter out) {
      List<ScoredCandidate> scored = new ArrayList<>();
      return new ScorePrinter() {
        @Override
        public void print(ScoredCandidate candidate) {
          scored.add(candidate);
        }

        @Override
        public void end() {
          table(scored).print(out);
        }
      };
    }
  },
  CSV {
    @Override
    ScorePrinter printer(PrintWriter out) {
      out.println("file,candidate_id,probability,label");
      return scored ->
          out.println(
              String.join(
                  ",",
                  quoted(scored.candidate().getSource().getFileName()),
                  scored.candidate().getCandidateId(),
                  Double.toString(scored.score().probability()),
                  scored.label().name()));
    }
  },
  JSONL {
    @Override
    ScorePrinter printer(PrintWriter out) {
      return scored -> out.println(json(scored));
    }
  };

  private static final JsonFactory JSON = new JsonFactory();

  abstract ScorePrinter printer(PrintWriter out);

  private static TextTable table(List<ScoredCandidate> scored) {
    TextTable table = new TextTable("file", "period s", "DM", "S/N", "probability", "label");
    scored.stream()
        .sorted(
            Comparator.comparingDouble((ScoredCandidate each) -> each.score().probability())
                .reversed())
        .forEach(
            each -> {
              Candidate candidate = each.candidate();
              FoldValues values = candidate.getOptimised();
              table.row(
                  candidate.getSource().getFileName(),
                  number("%.9f", period(values)),
                  number("%.2f", values.getDm()),
                  number("%.1f", values.getSnr()),
                  number("%.6f", each.score().probability()),
                  each.label());
            });
    return table;
  }

  private static String json(ScoredCandidate scored) {
    Candidate candidate = scored.candidate();
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      json.writeStartObject();
      json.writeStringField("file", candidate.getSource().getFileName());
      json.writeStringField("candidate_id", candidate.getCandidateId());
      json.writeNumberField("probability", scored.score().probability());
      json.writeNumberField("logit", scored.score().logit());
      json.writeStringField("label", scored.label().name());
      numberOrNull(json, "period_s", period(candidate.getOptimised()));
      numberOrNull(json, "dm", candidate.getOptimised().getDm());
      numberOrNull(json, "snr", candidate.getOptimised().getSnr());
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

  private static Double period(FoldValues values) {
    return values.getBarycentricPeriod() != null
        ? values.getBarycentricPeriod()
        : values.getTopocentricPeriod();
  }

  private static String number(String format, Double value) {
    return value == null ? "-" : String.format(Locale.ROOT, format, value);
  }

  private static String quoted(String text) {
    return text.matches("[^,\"\\r\\n]*") ? text : '"' + text.replace("\"", "\"\"") + '"';
  }
}
