package org.pulsartriage.datasets.candidate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pulsartriage.datasets.CandidateDataset;
import org.pulsartriage.datasets.CandidateFeatures;
import org.pulsartriage.datasets.DataFolder;
import org.pulsartriage.datasets.Dataset;
import org.pulsartriage.datasets.MalformedDataException;
import org.pulsartriage.datasets.MissingDataException;
import org.pulsartriage.datasets.Part;
import org.pulsartriage.datasets.Sample;
import org.pulsartriage.datasets.SampleCursor;
import org.pulsartriage.datasets.reader.HtruMedlatReader;
import org.pulsartriage.schemas.Candidate;

class CandidateDatasetsTest {

  @TempDir private Path root;

  private static List<Sample> all(Dataset dataset) throws IOException {
    List<Sample> samples = new ArrayList<>();
    try (SampleCursor cursor = dataset.open(Part.WHOLE)) {
      for (Sample sample = cursor.next(); sample != null; sample = cursor.next()) {
        samples.add(sample);
      }
    }
    return samples;
  }

  private CandidateDataset medlat() throws IOException {
    return (CandidateDataset) new HtruMedlatReader().open(new DataFolder(root));
  }

  @Test
  void shouldReadAMedlatTreeInNaturalOrderPulsarsFirst() throws IOException {
    MedlatTree.write(root.resolve("htru-medlat"), 5, 2, 11, written -> {});
    Dataset medlat = medlat();
    assertThat(medlat.counts(Part.WHOLE)).containsExactly(11, 2);
    // Without leading zeros natural order differs from that of code units.
    Path rfi = root.resolve("htru-medlat/RFI");
    Files.move(rfi.resolve("cand_000002.phcx"), rfi.resolve("cand_2.phcx"));
    Files.move(rfi.resolve("cand_000010.phcx"), rfi.resolve("cand_10.phcx"));
    List<Sample> samples = all(medlat());
    assertThat(samples)
        .extracting(Sample::id)
        .startsWith(
            "pulsars/pulsar_0000.phcx",
            "pulsars/pulsar_0001.phcx",
            "RFI/cand_000001.phcx",
            "RFI/cand_2.phcx",
            "RFI/cand_000003.phcx")
        .containsSubsequence("RFI/cand_000009.phcx", "RFI/cand_10.phcx", "RFI/cand_000011.phcx");
    assertThat(samples).extracting(Sample::classIndex).startsWith(1, 1, 0, 0).hasSize(13);
    for (Sample sample : samples) {
      assertThat(sample.features()).hasSize(64 * 64).contains(0f, 1f);
    }
  }

  @Test
  void shouldShowOtherFeaturesOfTheSameCandidates() throws IOException {
    MedlatTree.write(root.resolve("htru-medlat"), 5, 1, 1, written -> {});
    CandidateFeatures rows =
        new CandidateFeatures() {
          @Override
          public int[] shape() {
            return new int[] {1};
          }

          @Override
          public float[] of(Candidate candidate) {
            return new float[] {candidate.getSubIntegrations().getRows()};
          }
        };
    Dataset medlat = medlat().with(rows);
    assertThat(medlat.shape()).containsExactly(1);
    assertThat(all(medlat))
        .allSatisfy(sample -> assertThat(sample.features()[0]).isBetween(18f, 19f));
  }

  @Test
  void shouldNameTheFileAndElementOfABrokenCandidate() throws IOException {
    MedlatTree.write(root.resolve("htru-medlat"), 5, 1, 1, written -> {});
    Path broken = root.resolve("htru-medlat/RFI/cand_000001.phcx");
    Files.writeString(broken, Files.readString(broken).substring(0, 9000));
    assertThatThrownBy(() -> all(medlat()))
        .isInstanceOf(MalformedDataException.class)
        .hasMessageContaining("cand_000001.phcx: ");
  }

  @Test
  void shouldSayWhichFolderIsMissing() throws IOException {
    Files.createDirectories(root.resolve("htru-medlat/pulsars"));
    assertThatThrownBy(this::medlat)
        .isInstanceOf(MissingDataException.class)
        .hasMessageContainingAll("missing pulsars/*.phcx, RFI/*.phcx", "Morello et al. 2014");
  }

  @Test
  void shouldMakeTheSameSimulatedCandidatesInAnyReading() throws IOException {
    CandidateDataset simulated =
        new SimulatedCandidates("simulated", 3, 3, 9, new SubIntegrationView());
    assertThat(simulated.counts(Part.WHOLE)).containsExactly(9, 3);
    List<Sample> once = all(simulated);
    assertThat(once).extracting(Sample::id).doesNotHaveDuplicates().hasSize(12);
    try (SampleCursor cursor = simulated.open(Part.WHOLE, index -> index == 10)) {
      Sample again = cursor.next();
      assertThat(again.id()).isEqualTo(once.get(10).id());
      assertThat(again.features()).isEqualTo(once.get(10).features());
    }
  }

  @Test
  void shouldMixANightAsItMightCome() throws IOException {
    CandidateDataset night =
        SimulatedCandidates.night("night", 3, 4, 8, 12, new SubIntegrationView());
    assertThat(night.counts(Part.WHOLE)).containsExactly(20, 4);
    int[] labels = night.labels(Part.WHOLE);
    assertThat(Arrays.copyOf(labels, 4)).isNotEqualTo(new int[] {1, 1, 1, 1});
    List<Sample> samples = all(night);
    assertThat(samples)
        .extracting(Sample::classIndex)
        .containsExactly(Arrays.stream(labels).boxed().toArray(Integer[]::new));
    assertThat(samples).filteredOn(sample -> sample.id().startsWith("pulsar/")).hasSize(4);
  }
}
