package org.pulsartriage.candidates.preprocess;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.pulsartriage.candidates.CandidateReader;
import org.pulsartriage.candidates.SharedData;
import org.pulsartriage.schemas.Candidate;
import org.pulsartriage.schemas.CandidateSource;
import org.pulsartriage.schemas.Features;

class RealFeaturesTest {

  private static final double DIGITS = 1e-8;

  /** The pulsars among the real files are rows of HTRU2 itself. */
  @Test
  void shouldGiveTheVeryNumbersOfHtru2ForItsOwnCandidates() throws Exception {
    List<double[]> table = new ArrayList<>();
    for (String line : Files.readAllLines(SharedData.path("data/htru-features/HTRU_2.csv"))) {
      String[] cells = line.split(",");
      double[] row = new double[cells.length];
      for (int i = 0; i < row.length; i++) {
        row[i] = Double.parseDouble(cells[i]);
      }
      table.add(row);
    }
    Path folder = SharedData.path("data/htru-phcx");
    CandidateReader reader = new CandidateReader();
    int listed = 0;
    for (String line : Files.readAllLines(folder.resolve("labels.csv"))) {
      if (line.contains("HTRU2-label-list")) {
        String name = line.substring(0, line.indexOf(','));
        double[] features = features(reader, folder.resolve("candidates").resolve(name));
        assertThat(table).as(name).anyMatch(row -> row[8] == 1 && same(row, features));
        listed++;
      }
    }
    assertThat(listed).isEqualTo(31);
  }

  private static boolean same(double[] row, double[] features) {
    for (int i = 0; i < features.length; i++) {
      if (Math.abs(row[i] - features[i]) > DIGITS * (1 + Math.abs(row[i]))) {
        return false;
      }
    }
    return true;
  }

  // In the order of HTRU2's columns: its third and seventh are skewness, whatever their names.
  private static double[] features(CandidateReader reader, Path path) throws Exception {
    CandidateReader.Read read = reader.read(path);
    CandidateSource source =
        new CandidateSource(read.file().name(), read.format(), 0L, java.time.Instant.EPOCH);
    Candidate candidate =
        Preprocessor.preprocess(read.candidate(), source, read.candidateId(), "2026-01-01");
    Features features = candidate.getFeatures();
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
