package org.pulsartriage.candidates.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.pulsartriage.candidates.RawCandidate;
import org.pulsartriage.candidates.RawFile;
import org.pulsartriage.candidates.SharedData;

class PhcxRealFilesTest {

  @Test
  void shouldReadEveryRealFile() throws Exception {
    List<RawFile> files = SharedData.phcxFiles();
    assertThat(files).hasSize(161);
    for (RawFile file : files) {
      RawCandidate candidate = CandidateFormats.recognise(file).read(file);
      boolean medlat = !GzipContent.isGzip(file.bytes());
      assertThat(candidate.subIntegrations().getColumns()).isEqualTo(medlat ? 64 : 128);
      assertThat(candidate.subIntegrations().getRows())
          .isIn(medlat ? List.of(18) : List.of(31, 32));
      assertThat(candidate.subBands().getRows()).isEqualTo(16);
      assertThat(candidate.profile().getRows()).isEqualTo(1);
      assertThat(candidate.dmCurve().getSnrs().getColumns()).isEqualTo(medlat ? 1215 : 1196);
      assertThat(candidate.periodDmPlane().getSnrs().getRows()).isEqualTo(66);
      assertThat(candidate.optimised().getSnr()).isPositive();
      assertThat(candidate.search().getDm()).isNotNull();
      assertThat(candidate.observation().getBandwidth()).isEqualTo(-400);
    }
  }

  @Test
  void shouldReadARealFileAgainAfterWritingIt() throws Exception {
    for (RawFile file : SharedData.phcxFiles()) {
      RawCandidate candidate = CandidateFormats.recognise(file).read(file);
      byte[] written = new PhcxWriter(generation(file)).write(candidate);
      RawFile again = new RawFile(file.name(), written);
      RawCandidate second = CandidateFormats.recognise(again).read(again);
      PhcxSame.assertSame(second, candidate);
    }
  }

  @Test
  void shouldLayOutTheOptimisedSectionByteForByteAsInRealFiles() throws Exception {
    for (RawFile file : SharedData.phcxFiles()) {
      RawCandidate candidate = CandidateFormats.recognise(file).read(file);
      String real = text(file.bytes());
      String written = text(new PhcxWriter(generation(file)).write(candidate));
      String head = "<phcf>";
      assertThat(upTo(written, head)).isEqualTo(upTo(real, head));
      List<String> lines = optimised(real);
      List<String> ours = optimised(written);
      assertThat(ours).hasSameSizeAs(lines);
      for (int i = 0; i < lines.size(); i++) {
        assertSameLine(ours.get(i), lines.get(i), file.name());
      }
    }
  }

  // Trial DMs are kept in single precision and offsets in seconds: their last digits may differ.
  private static void assertSameLine(String written, String real, String file) {
    if (real.matches("-?\\d+\\.\\d+")) {
      int decimals = real.length() - real.indexOf('.');
      assertThat(written.length() - written.indexOf('.')).isEqualTo(decimals);
      double value = Double.parseDouble(real);
      assertThat(Double.parseDouble(written))
          .isCloseTo(value, within(1e-4 + Math.abs(value) * 6e-8));
    } else {
      assertThat(written).as(file).isEqualTo(real);
    }
  }

  private static List<String> optimised(String text) {
    int start = text.indexOf("<Section name=" + (text.contains("\"PDMP\"") ? "\"PDMP" : "'FFT-"));
    int end = text.indexOf("</Section>", start);
    return text.substring(start, end + 11).lines().toList();
  }

  private static String upTo(String text, String end) {
    return text.substring(0, text.indexOf(end));
  }

  private static PhcxGeneration generation(RawFile file) {
    return GzipContent.isGzip(file.bytes()) ? PhcxGeneration.THORNTON : PhcxGeneration.MEDLAT;
  }

  private static String text(byte[] file) throws IOException {
    byte[] content =
        GzipContent.isGzip(file)
            ? new GZIPInputStream(new ByteArrayInputStream(file)).readAllBytes()
            : file;
    return new String(content, StandardCharsets.US_ASCII);
  }
}
