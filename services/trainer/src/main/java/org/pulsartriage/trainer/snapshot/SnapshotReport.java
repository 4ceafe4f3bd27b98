package org.pulsartriage.trainer.snapshot;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.pulsartriage.schemas.labels.Labels;

/** What people read of a snapshot: its origin and counts as JSON, conflicts as CSV. */
final class SnapshotReport {

  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
  private static final CSVFormat CSV =
      CSVFormat.RFC4180
          .builder()
          .setHeader("candidate_id", "outcome", "label", "votes", "detail")
          .setRecordSeparator('\n')
          .get();

  private SnapshotReport() {}

  static void write(Snapshot snapshot, Path folder) throws IOException {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("file", snapshot.file().getFileName().toString());
    json.put("sha256", snapshot.digest());
    json.put("policy", snapshot.request().policy().name());
    json.put("nights", snapshot.request().nights());
    json.put("injected", snapshot.request().injected());
    json.put("labels", SnapshotOffsets.text(snapshot.offsets().labels()));
    json.put("candidates", SnapshotOffsets.text(snapshot.offsets().candidates()));
    Map<String, Integer> counts = new LinkedHashMap<>();
    snapshot.counts().forEach((label, count) -> counts.put(Labels.text(label), count));
    json.put("counts", counts);
    Map<String, Long> conflicts =
        snapshot.conflicts().stream()
            .collect(
                Collectors.groupingBy(
                    conflict -> text(conflict.outcome()),
                    LinkedHashMap::new,
                    Collectors.counting()));
    json.put("conflicts", conflicts);
    Files.write(folder.resolve("snapshot.json"), JSON.writeValueAsBytes(json));
    try (BufferedWriter out =
            Files.newBufferedWriter(folder.resolve("conflicts.csv"), StandardCharsets.UTF_8);
        CSVPrinter printer = new CSVPrinter(out, CSV)) {
      for (Conflict conflict : snapshot.conflicts()) {
        printer.printRecord(
            conflict.candidateId(),
            text(conflict.outcome()),
            conflict.label() == null ? "" : Labels.text(conflict.label()),
            conflict.votes().stream()
                .map(vote -> vote.getRater() + "=" + Labels.text(vote.getLabel()))
                .collect(Collectors.joining(" ")),
            conflict.detail());
      }
    }
  }

  private static String text(Conflict.Outcome outcome) {
    return outcome.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
