package org.pulsartriage.datasets.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pulsartriage.datasets.DataFolder;
import org.pulsartriage.datasets.Dataset;
import org.pulsartriage.datasets.MalformedDataException;
import org.pulsartriage.datasets.MissingDataException;
import org.pulsartriage.datasets.Part;
import org.pulsartriage.datasets.Sample;
import org.pulsartriage.datasets.SampleCursor;

class Htru1BatchReaderTest {

  private static final int PIXELS = 3 * 32 * 32;

  @TempDir private Path root;
  private Path folder;

  @BeforeEach
  void writeSmallBatches() throws IOException {
    folder = root.resolve("htru1-batches-py");
    for (int batch = 1; batch <= 5; batch++) {
      write("data_batch_" + batch, batch(List.of(1, batch % 2), 10 * batch));
    }
    write("test_batch", batch(List.of(0, 1, 1), 99));
    write("batches.meta", Map.of("label_names", List.of("pulsar", "nonpulsar")));
  }

  private static Map<String, Object> batch(List<Integer> labels, int start) {
    return Map.of(
        "labels",
        labels,
        "data",
        new PickleWriter.Bytes(PIXELS, TestFiles.ramp(labels.size() * PIXELS, start)));
  }

  private void write(String name, Object value) throws IOException {
    TestFiles.write(folder.resolve(name), PickleWriter.pickle(value));
  }

  private Dataset open() throws IOException {
    return new Htru1BatchReader().open(new DataFolder(root));
  }

  @Test
  void shouldReadTheBatchesInOrder() throws IOException {
    Dataset htru1 = open();
    assertThat(htru1.classNames()).containsExactly("pulsar", "nonpulsar");
    assertThat(htru1.shape()).containsExactly(3, 32, 32);
    assertThat(htru1.labels(Part.TRAIN)).containsExactly(1, 1, 1, 0, 1, 1, 1, 0, 1, 1);
    assertThat(htru1.labels(Part.TEST)).containsExactly(0, 1, 1);
    List<Sample> samples = TestFiles.all(htru1, Part.TRAIN);
    assertThat(samples).hasSize(10);
    assertThat(samples.get(2).id()).isEqualTo("train/00002");
    assertThat(samples.get(2).features())
        .containsExactly(TestFiles.floats(TestFiles.ramp(PIXELS, 20)));
  }

  @Test
  void shouldPassOverWholeBatchesThatNobodyWants() throws IOException {
    try (SampleCursor cursor = open().open(Part.TRAIN, index -> index == 7)) {
      assertThat(cursor.next().id()).isEqualTo("train/00007");
      assertThat(cursor.next()).isNull();
    }
  }

  @Test
  void shouldRejectAnotherNumberOfLabels() throws IOException {
    write(
        "data_batch_3",
        Map.of("labels", List.of(1), "data", new PickleWriter.Bytes(PIXELS, new byte[2 * PIXELS])));
    assertThatThrownBy(this::open)
        .isInstanceOf(MalformedDataException.class)
        .hasMessageContaining("data_batch_3: labels: 1 labels for 2 images");
  }

  @Test
  void shouldRejectALabelThatIsNoClass() throws IOException {
    write("test_batch", batch(List.of(0, 2), 0));
    assertThatThrownBy(this::open).hasMessageContaining("test_batch: labels: label 1 is 2");
  }

  @Test
  void shouldRejectImagesOfAnotherSize() throws IOException {
    write(
        "test_batch", Map.of("labels", List.of(1), "data", new PickleWriter.Bytes(5, new byte[5])));
    assertThatThrownBy(this::open).hasMessageContaining("test_batch: data: not a row-major array");
  }

  @Test
  void shouldSayWhichBatchIsMissing() throws IOException {
    Files.delete(folder.resolve("data_batch_2"));
    assertThatThrownBy(this::open)
        .isInstanceOf(MissingDataException.class)
        .hasMessageContaining("htru1-batches: missing data_batch_2 in ");
  }
}
