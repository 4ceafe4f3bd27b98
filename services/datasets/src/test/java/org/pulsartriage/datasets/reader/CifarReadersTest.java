package org.pulsartriage.datasets.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
import org.pulsartriage.datasets.image.TestImages;

class CifarReadersTest {

  @TempDir private Path root;

  /** Records whose pixels begin with the value of their last label byte. */
  private static byte[] records(int labelBytes, int... labels) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (int i = 0; i < labels.length; i++) {
      out.write(labels[i]);
      if (i % labelBytes == labelBytes - 1) {
        out.writeBytes(TestFiles.ramp(CifarRecords.PIXELS, labels[i]));
      }
    }
    return out.toByteArray();
  }

  private void writeCifar10(Path folder) throws IOException {
    for (int batch = 1; batch <= 5; batch++) {
      TestFiles.write(
          folder.resolve("data_batch_" + batch + ".bin"), records(1, batch, 2 * batch - 1));
    }
    TestFiles.write(folder.resolve("test_batch.bin.gz"), TestFiles.gzip(records(1, 9, 0, 4)));
  }

  @Test
  void shouldReadTheBatchesOfCifar10OneAfterTheOther() throws IOException {
    writeCifar10(root.resolve("cifar10/cifar-10-batches-bin"));
    Dataset cifar = new Cifar10Reader().open(new DataFolder(root));
    assertThat(cifar.shape()).containsExactly(3, 32, 32);
    assertThat(cifar.classNames().get(3)).isEqualTo("cat");
    assertThat(cifar.labels(Part.TRAIN)).containsExactly(1, 1, 2, 3, 3, 5, 4, 7, 5, 9);
    assertThat(cifar.labels(Part.TEST)).containsExactly(9, 0, 4);
    List<Sample> samples = TestFiles.all(cifar, Part.TRAIN);
    assertThat(samples).hasSize(10);
    assertThat(samples.get(5).id()).isEqualTo("train/00005");
    assertThat(samples.get(5).features())
        .containsExactly(TestFiles.floats(TestFiles.ramp(CifarRecords.PIXELS, 5)));
  }

  @Test
  void shouldPassOverUnwantedRecordsAcrossFiles() throws IOException {
    writeCifar10(root.resolve("cifar10"));
    Dataset cifar = new Cifar10Reader().open(new DataFolder(root));
    try (SampleCursor cursor = cifar.open(Part.TRAIN, index -> index == 3 || index == 9)) {
      assertThat(cursor.next().id()).isEqualTo("train/00003");
      assertThat(cursor.next().features()[0]).isEqualTo(9);
      assertThat(cursor.next()).isNull();
    }
  }

  @Test
  void shouldReadTheImagesOfCifar10FromFoldersAndFromATarAlike() throws IOException {
    Map<String, byte[]> images = new LinkedHashMap<>();
    images.put("test/ship/0000.png", TestImages.plain("png", 32, 32, 0x0a0b0c));
    images.put("train/ship/0001.png", TestImages.plain("png", 32, 32, 0x010203));
    images.put("train/ship/0000.png", TestImages.plain("png", 32, 32, 0x040506));
    images.put("train/cat/0000.png", TestImages.plain("png", 32, 32, 0x070809));
    TestImages.tarGz(root.resolve("tar/cifar10/cifar10-jpeg.tar.gz"), images);
    for (Map.Entry<String, byte[]> image : images.entrySet()) {
      TestFiles.write(root.resolve("folder/cifar10").resolve(image.getKey()), image.getValue());
    }
    for (String kind : List.of("tar", "folder")) {
      Dataset cifar = new Cifar10Reader().open(new DataFolder(root.resolve(kind)));
      assertThat(cifar.labels(Part.TRAIN)).as(kind).containsExactly(3, 8, 8);
      List<Sample> samples = TestFiles.all(cifar, Part.TRAIN);
      assertThat(samples)
          .as(kind)
          .extracting(Sample::id)
          .containsExactly("train/cat/0000.png", "train/ship/0000.png", "train/ship/0001.png");
      assertThat(samples).extracting(sample -> sample.features()[2047]).containsExactly(8f, 5f, 2f);
    }
  }

  @Test
  void shouldReadEitherLabelOfCifar100() throws IOException {
    TestFiles.write(root.resolve("cifar100/train.bin"), records(2, 8, 42, 11, 99, 0, 0));
    TestFiles.write(root.resolve("cifar100/test.bin"), records(2, 19, 7));
    DataFolder folder = new DataFolder(root);
    Dataset coarse = new Cifar100Reader(Cifar100Reader.Labels.COARSE).open(folder);
    Dataset fine = new Cifar100Reader(Cifar100Reader.Labels.FINE).open(folder);
    assertThat(coarse.labels(Part.TRAIN)).containsExactly(8, 11, 0);
    assertThat(fine.labels(Part.TRAIN)).containsExactly(42, 99, 0);
    assertThat(coarse.classNames()).hasSize(20).doesNotHaveDuplicates();
    assertThat(fine.classNames()).hasSize(100).doesNotHaveDuplicates().isSorted();
    assertThat(coarse.classNames().get(8)).isEqualTo("large_carnivores");
    assertThat(coarse.classNames().get(11)).isEqualTo("large_omnivores_and_herbivores");
    assertThat(fine.classNames().get(42)).isEqualTo("leopard");
    Sample last = TestFiles.all(fine, Part.TEST).get(0);
    assertThat(last.classIndex()).isEqualTo(7);
    assertThat(last.features())
        .containsExactly(TestFiles.floats(TestFiles.ramp(CifarRecords.PIXELS, 7)));
  }

  @Test
  void shouldRejectALabelThatIsNoClassNamingTheRecord() throws IOException {
    TestFiles.write(root.resolve("cifar100/train.bin"), records(2, 8, 42, 20, 0));
    TestFiles.write(root.resolve("cifar100/test.bin"), records(2, 0, 0));
    assertThatThrownBy(
            () -> new Cifar100Reader(Cifar100Reader.Labels.COARSE).open(new DataFolder(root)))
        .isInstanceOf(MalformedDataException.class)
        .hasMessageContaining("train.bin: record 1: label 20 is outside 0..19");
  }

  @Test
  void shouldRejectAFileThatEndsWithinARecord() throws IOException {
    writeCifar10(root.resolve("cifar10"));
    Path batch = root.resolve("cifar10/data_batch_4.bin");
    Files.write(batch, Arrays.copyOf(Files.readAllBytes(batch), 4000));
    assertThatThrownBy(() -> new Cifar10Reader().open(new DataFolder(root)))
        .hasMessageContaining("data_batch_4.bin: record 1: ends after 927 of 3073 bytes");
  }

  @Test
  void shouldSayThatCifarIsMissing() throws IOException {
    Files.createDirectories(root.resolve("cifar10"));
    assertThatThrownBy(() -> new Cifar10Reader().open(new DataFolder(root)))
        .isInstanceOf(MissingDataException.class)
        .hasMessageContainingAll("cifar10: missing", "data_batch_1.bin", "Krizhevsky 2009");
  }

  @Test
  void shouldRefuseAnImageOfAnUnknownClass() throws IOException {
    TestImages.tarGz(
        root.resolve("cifar10/cifar10-jpeg.tar.gz"), Map.of("train/zebra/1.jpg", new byte[] {1}));
    assertThatThrownBy(() -> new Cifar10Reader().open(new DataFolder(root)))
        .hasMessageContaining("train/zebra/1.jpg: not train/CLASS/FILE");
  }

  @Test
  void shouldCountTheRealImages() throws IOException {
    Dataset cifar = new Cifar10Reader().open(SharedData.with("cifar10"));
    assertThat(cifar.counts(Part.TRAIN)).hasSize(10).containsOnly(5000);
    assertThat(cifar.counts(Part.TEST)).hasSize(10).containsOnly(1000);
  }

  @Test
  void shouldFindTheRealJpegsCloseToTheLosslessPixels() throws IOException {
    DataFolder folder = SharedData.with("cifar10");
    Dataset lossless = new Cifar10First4000Reader().open(folder);
    assertThat(lossless.counts(Part.WHOLE))
        .containsExactly(396, 366, 420, 384, 422, 393, 414, 385, 407, 413);
    assertThat(Arrays.copyOf(lossless.labels(Part.WHOLE), 10))
        .containsExactly(6, 9, 9, 4, 1, 1, 2, 7, 8, 3);
    Dataset jpeg = new Cifar10Reader().open(folder);
    int frogs = lossless.classNames().indexOf("frog");
    try (SampleCursor first = lossless.open(Part.WHOLE, index -> index == 0);
        SampleCursor frog = jpeg.open(Part.TRAIN, index -> index == frogs * 5000)) {
      float[] expected = first.next().features();
      float[] found = frog.next().features();
      double difference = 0;
      for (int i = 0; i < expected.length; i++) {
        difference += Math.abs(expected[i] - found[i]) / expected.length;
      }
      assertThat(difference).isLessThan(13);
    }
  }
}
