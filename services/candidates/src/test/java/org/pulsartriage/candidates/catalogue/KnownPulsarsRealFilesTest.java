package org.pulsartriage.candidates.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pulsartriage.candidates.MalformedCandidateException;
import org.pulsartriage.candidates.RawCandidate;
import org.pulsartriage.candidates.RawFile;
import org.pulsartriage.candidates.SharedData;
import org.pulsartriage.candidates.format.CandidateFormats;
import org.pulsartriage.schemas.KnownPulsarMatch;

/**
 * Real candidates against a catalogue made of what their own search found: the label file has the
 * values before optimisation, at the telescope, so that both sides differ as in life.
 */
class KnownPulsarsRealFilesTest {

  private static final double CERTAIN = 0.9;

  @TempDir private Path folder;

  @Test
  void shouldKnowRealPulsarsByPositionPeriodAndDispersion() throws Exception {
    Path labels = SharedData.path("data/htru-phcx/labels.csv");
    List<CSVRecord> rows = rows(labels);
    Path file = catalogue(rows);
    Map<String, CSVRecord> byFile =
        rows.stream().collect(Collectors.toMap(row -> row.get("file"), row -> row));
    KnownPulsarMatcher matcher =
        new KnownPulsarMatcher(
            PulsarCatalogue.read(file).pulsars(),
            BeamPattern.ofWidth(BeamPattern.PARKES_MULTIBEAM_WIDTH),
            MatchPriors.SURVEY);

    int pulsars = 0;
    int known = 0;
    int mistaken = 0;
    for (RawFile raw : SharedData.phcxFiles()) {
      CSVRecord row = byFile.get(raw.name());
      List<KnownPulsarMatch> matches = matcher.match(sighting(raw));
      if (isStrongPulsar(row)) {
        pulsars++;
        known +=
            matches.stream().anyMatch(m -> m.getName().equals(name(row)) && m.getPosterior() > 0.3)
                ? 1
                : 0;
      } else if (row.get("label").equals("0")) {
        mistaken += matches.stream().anyMatch(m -> m.getPosterior() > CERTAIN) ? 1 : 0;
      }
    }

    assertThat(pulsars).isEqualTo(28);
    assertThat(known).isGreaterThanOrEqualTo(25);
    assertThat(mistaken).isZero();
  }

  private Path catalogue(List<CSVRecord> rows) throws IOException {
    String header = "NAME,RAJD,DECJD,P0,DM\n";
    return Files.writeString(
        folder.resolve("found.csv"),
        rows.stream()
            .filter(KnownPulsarsRealFilesTest::isStrongPulsar)
            .map(
                row ->
                    String.join(
                        ",",
                        name(row),
                        row.get("ra_deg"),
                        row.get("dec_deg"),
                        row.get("period_s"),
                        row.get("dm")))
            .collect(Collectors.joining("\n", header, "\n")));
  }

  private static boolean isStrongPulsar(CSVRecord row) {
    return row.get("label").equals("1") && Double.parseDouble(row.get("snr")) >= 10;
  }

  /** Some have no name, and some pulsars were found twice: the file makes a name. */
  private static String name(CSVRecord row) {
    return row.get("file").replace(".phcx", "").replace(".gz", "");
  }

  private static Sighting sighting(RawFile file) throws MalformedCandidateException {
    RawCandidate candidate = CandidateFormats.recognise(file).read(file);
    return Sighting.of(candidate.observation(), candidate.optimised()).orElseThrow();
  }

  private static List<CSVRecord> rows(Path labels) throws IOException {
    CSVFormat format = CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get();
    try (CSVParser parser = CSVParser.parse(labels, StandardCharsets.UTF_8, format)) {
      return parser.getRecords();
    }
  }
}
