package org.pulsartriage.datasets.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pulsartriage.datasets.DataFolder;
import org.pulsartriage.datasets.Dataset;
import org.pulsartriage.datasets.MalformedDataException;
import org.pulsartriage.datasets.Part;
import org.pulsartriage.datasets.Sample;
import org.pulsartriage.datasets.SharedData;

class FeatureTableReaderTest {

  private static final String GOOD = "140.5625,55.68,-0.234571412,-.7,3.2,19,7.97e0,74,0\n";

  @TempDir private Path root;

  private Dataset open(String text) throws IOException {
    TestFiles.write(
        root.resolve("htru-features/HTRU_2.csv"), text.getBytes(StandardCharsets.US_ASCII));
    return FeatureTableReader.htru2().open(new DataFolder(root));
  }

  @Test
  void shouldReadNumbersAndClass() throws IOException {
    Dataset table = open(GOOD + "1,2,3,4,5,6,7,8,1");
    assertThat(table.labels(Part.WHOLE)).containsExactly(0, 1);
    assertThat(table.shape()).containsExactly(8);
    List<Sample> samples = TestFiles.all(table, Part.WHOLE);
    assertThat(samples.get(0).features())
        .containsExactly(140.5625f, 55.68f, -0.234571412f, -0.7f, 3.2f, 19f, 7.97f, 74f);
    assertThat(samples.get(1).id()).isEqualTo("whole/00001");
    assertThat(samples.get(1).features()).containsExactly(1, 2, 3, 4, 5, 6, 7, 8);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1,2,3,4,5,6,7,8|line 2: 8 fields, 9 wanted",
        "1,2,3,4,5,6,7,8,9,1|line 2: 10 fields, 9 wanted",
        "1,2,3,x,5,6,7,8,1|line 2: profile excess kurtosis 'x' is no number",
        "1,2,3,NaN,5,6,7,8,1|line 2: profile excess kurtosis 'NaN' is no number",
        "1,2,3,4,5,6,7,1e99,1|line 2: dm curve excess kurtosis '1e99' is too large",
        "1,2,3,4,,6,7,8,1|line 2: dm curve mean '' is no number",
        "1,2,3,4,5,6,7,8,2|line 2: class '2' is neither 0 nor 1",
        "1,2,3,4f,5,6,7,8,1|line 2: profile excess kurtosis '4f' is no number",
      })
  void shouldRejectABrokenLineByItsNumber(String line, String cause) {
    assertThatThrownBy(() -> open(GOOD + line + "\n" + GOOD))
        .isInstanceOf(MalformedDataException.class)
        .hasMessageContaining("HTRU_2.csv: " + cause);
  }

  @Test
  void shouldRejectALineWithoutEnd() {
    assertThatThrownBy(() -> open(GOOD + "1,".repeat(5000)))
        .hasMessageContaining("line 2: longer than 4096 characters");
  }

  @Test
  void shouldRejectAnEmptyTable() {
    assertThatThrownBy(() -> open("")).hasMessageContaining("line 1: the table is empty");
  }

  @Test
  void shouldCountTheRealTables() throws IOException {
    DataFolder folder = SharedData.with("htru-features");
    assertThat(FeatureTableReader.htru2().open(folder).counts(Part.WHOLE))
        .containsExactly(16_259, 1_639);
    assertThat(FeatureTableReader.lotaas1().open(folder).counts(Part.WHOLE))
        .containsExactly(4_987, 66);
    assertThat(FeatureTableReader.htru1Discretised().open(folder).counts(Part.WHOLE))
        .containsExactly(89_996, 1_196);
  }

  @Test
  void shouldFindKurtosisAndSkewnessInTheirColumns() throws IOException {
    DataFolder folder = SharedData.with("htru-features");
    for (FeatureTableReader reader :
        List.of(FeatureTableReader.htru2(), FeatureTableReader.lotaas1())) {
      for (Sample sample : TestFiles.all(reader.open(folder), Part.WHOLE)) {
        float[] row = sample.features();
        for (int of : new int[] {0, 4}) {
          double skewness = row[of + 2];
          double kurtosis = row[of + 3];
          assertThat(kurtosis)
              .as("%s %s", reader.name(), sample.id())
              .isGreaterThanOrEqualTo(skewness * skewness - 2 - 1e-4 * (1 + kurtosis));
        }
      }
    }
  }
}
