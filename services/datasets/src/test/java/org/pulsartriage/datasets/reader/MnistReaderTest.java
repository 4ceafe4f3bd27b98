package org.pulsartriage.datasets.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
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
import org.pulsartriage.datasets.SharedData;

class MnistReaderTest {

  private static final byte[] TRAIN_LABELS = {3, 5, 3};
  private static final byte[] TEST_LABELS = {9, 0};

  @TempDir private Path root;
  private Path folder;

  @BeforeEach
  void writeASmallSet() throws IOException {
    folder = root.resolve("mnist");
    TestFiles.write(
        folder.resolve("train-images-idx3-ubyte.gz"),
        TestFiles.gzip(TestFiles.idx(new int[] {3, 4, 5}, TestFiles.ramp(60, 0))));
    TestFiles.write(
        folder.resolve("train-labels-idx1-ubyte.gz"),
        TestFiles.gzip(TestFiles.idx(new int[] {3}, TRAIN_LABELS)));
    TestFiles.write(
        folder.resolve("t10k-images-idx3-ubyte"),
        TestFiles.idx(new int[] {2, 4, 5}, TestFiles.ramp(40, 100)));
    TestFiles.write(
        folder.resolve("t10k-labels-idx1-ubyte"), TestFiles.idx(new int[] {2}, TEST_LABELS));
  }

  private Dataset open() throws IOException {
    return new MnistReader().open(new DataFolder(root));
  }

  @Test
  void shouldReadPlainAndCompressedFiles() throws IOException {
    Dataset mnist = open();
    assertThat(mnist.shape()).containsExactly(1, 4, 5);
    assertThat(mnist.parts()).containsExactlyInAnyOrder(Part.TRAIN, Part.TEST);
    assertThat(mnist.labels(Part.TRAIN)).containsExactly(3, 5, 3);
    assertThat(mnist.counts(Part.TEST)).containsExactly(1, 0, 0, 0, 0, 0, 0, 0, 0, 1);
    List<Sample> samples = TestFiles.all(mnist, Part.TRAIN);
    assertThat(samples).extracting(Sample::classIndex).containsExactly(3, 5, 3);
    assertThat(samples)
        .extracting(Sample::id)
        .containsExactly("train/00000", "train/00001", "train/00002");
    assertThat(samples.get(2).features())
        .containsExactly(TestFiles.floats(Arrays.copyOfRange(TestFiles.ramp(60, 0), 40, 60)));
  }

  @Test
  void shouldGiveTheWantedSamplesOnly() throws IOException {
    try (SampleCursor cursor = open().open(Part.TRAIN, index -> index == 1)) {
      Sample only = cursor.next();
      assertThat(only.id()).isEqualTo("train/00001");
      assertThat(only.features())
          .containsExactly(TestFiles.floats(Arrays.copyOfRange(TestFiles.ramp(60, 0), 20, 40)));
      assertThat(cursor.next()).isNull();
      assertThat(cursor.next()).isNull();
    }
  }

  @Test
  void shouldSayWhichFilesAreMissingWhereAndWhoHasThem() throws IOException {
    Files.delete(folder.resolve("train-images-idx3-ubyte.gz"));
    Files.delete(folder.resolve("t10k-labels-idx1-ubyte"));
    assertThatThrownBy(this::open)
        .isInstanceOfSatisfying(
            MissingDataException.class,
            e ->
                assertThat(e.missing())
                    .containsExactly("train-images-idx3-ubyte[.gz]", "t10k-labels-idx1-ubyte[.gz]"))
        .hasMessageContainingAll(folder.toString(), "LeCun", "Proc. IEEE")
        .hasMessageNotContaining("\n");
  }

  @Test
  void shouldRejectATruncatedGzipNamingTheFile() throws IOException {
    Path images = folder.resolve("train-images-idx3-ubyte.gz");
    byte[] whole = Files.readAllBytes(images);
    Files.write(images, Arrays.copyOf(whole, whole.length - 20));
    assertThatThrownBy(() -> TestFiles.all(open(), Part.TRAIN))
        .isInstanceOf(MalformedDataException.class)
        .hasMessageContaining("train-images-idx3-ubyte.gz");
  }

  @Test
  void shouldRejectAFileThatEndsWithinAnImage() throws IOException {
    TestFiles.write(
        folder.resolve("t10k-images-idx3-ubyte"),
        TestFiles.idx(new int[] {2, 4, 5}, TestFiles.ramp(39, 0)));
    assertThatThrownBy(() -> TestFiles.all(open(), Part.TEST))
        .isInstanceOf(MalformedDataException.class)
        .hasMessageContaining("t10k-images-idx3-ubyte: image 1: ends after 19 of 20 bytes");
  }

  @Test
  void shouldRejectAnotherMagicNumber() throws IOException {
    TestFiles.write(folder.resolve("t10k-labels-idx1-ubyte"), new byte[] {0, 0, 13, 1, 0, 0, 0, 2});
    assertThatThrownBy(this::open).hasMessageContaining("magic number: 00000D01 instead of");
  }

  @Test
  void shouldRejectHugeDimensionsBeforeAllocating() throws IOException {
    TestFiles.write(
        folder.resolve("t10k-images-idx3-ubyte"),
        TestFiles.idx(new int[] {2, 2_000_000_000, 5}, new byte[0]));
    assertThatThrownBy(this::open).hasMessageContaining("dimension 1: 2000000000 is outside");
  }

  @Test
  void shouldRejectALabelThatIsNoDigit() throws IOException {
    TestFiles.write(
        folder.resolve("t10k-labels-idx1-ubyte"), TestFiles.idx(new int[] {2}, new byte[] {1, 10}));
    assertThatThrownBy(this::open).hasMessageContaining("label 1: 10 is no digit");
  }

  @Test
  void shouldRejectAnotherNumberOfLabelsThanImages() throws IOException {
    TestFiles.write(
        folder.resolve("t10k-labels-idx1-ubyte"), TestFiles.idx(new int[] {1}, new byte[] {1}));
    assertThatThrownBy(this::open).hasMessageContaining("1 labels for 2 images");
  }

  @Test
  void shouldCountTheRealDigits() throws IOException {
    Dataset mnist = new MnistReader().open(SharedData.with("mnist"));
    assertThat(mnist.counts(Part.TRAIN))
        .containsExactly(5923, 6742, 5958, 6131, 5842, 5421, 5918, 6265, 5851, 5949);
    assertThat(mnist.counts(Part.TEST))
        .containsExactly(980, 1135, 1032, 1010, 982, 892, 958, 1028, 974, 1009);
    assertThat(mnist.shape()).containsExactly(1, 28, 28);
  }
}
