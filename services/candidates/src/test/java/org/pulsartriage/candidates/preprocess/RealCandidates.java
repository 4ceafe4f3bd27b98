package org.pulsartriage.candidates.preprocess;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.pulsartriage.candidates.CandidateReader;
import org.pulsartriage.candidates.SharedData;
import org.pulsartriage.schemas.Candidate;
import org.pulsartriage.schemas.CandidateSource;
import org.pulsartriage.schemas.Features;

/** The real PHCX files, preprocessed, with what is known of them, and the table of HTRU2. */
final class RealCandidates {

  private RealCandidates() {}

  /** A real candidate: label 1 pulsar, 0 none, -1 ambiguous; and how the label was given. */
  record Labelled(Candidate candidate, int label, String basis) {}

  static List<Labelled> read() throws Exception {
    Path folder = SharedData.path("data/htru-phcx");
    List<String> lines = Files.readAllLines(folder.resolve("labels.csv"));
    List<String> header = Arrays.asList(lines.get(0).split(","));
    CandidateReader reader = new CandidateReader();
    List<Labelled> labelled = new ArrayList<>();
    for (String line : lines.subList(1, lines.size())) {
      String[] cells = line.split(",");
      Path path = folder.resolve("candidates").resolve(cells[header.indexOf("file")]);
      CandidateReader.Read read = reader.read(path);
      CandidateSource source =
          new CandidateSource(
              read.file().name(), read.format(), (long) read.file().bytes().length, Instant.EPOCH);
      labelled.add(
          new Labelled(
              Preprocessor.preprocess(read.candidate(), source, read.candidateId(), "2026-01-01"),
              Integer.parseInt(cells[header.indexOf("label")]),
              cells[header.indexOf("label_basis")]));
    }
    return labelled;
  }

  /** The rows of HTRU2: eight features, and the class. */
  static List<double[]> table() throws Exception {
    List<double[]> table = new ArrayList<>();
    for (String line : Files.readAllLines(SharedData.path("data/htru-features/HTRU_2.csv"))) {
      table.add(Arrays.stream(line.split(",")).mapToDouble(Double::parseDouble).toArray());
    }
    return table;
  }

  /** In the order of HTRU2's columns: its third and seventh are skewness, whatever their names. */
  static double[] columns(Features features) {
    return new double[] {
      features.getProfileMean(),
      features.getProfileStandardDeviation(),
      features.getProfileSkewness(),
      features.getProfileExcessKurtosis(),
      features.getDmCurveMean(),
      features.getDmCurveStandardDeviation(),
      features.getDmCurveSkewness(),
      features.getDmCurveExcessKurtosis()
    };
  }
}
