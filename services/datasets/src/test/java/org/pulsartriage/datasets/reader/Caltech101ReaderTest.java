package org.pulsartriage.datasets.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pulsartriage.datasets.DataFolder;
import org.pulsartriage.datasets.Dataset;
import org.pulsartriage.datasets.MissingDataException;
import org.pulsartriage.datasets.Part;
import org.pulsartriage.datasets.Sample;
import org.pulsartriage.datasets.SampleCursor;
import org.pulsartriage.datasets.SharedData;
import org.pulsartriage.datasets.image.TestImages;

class Caltech101ReaderTest {

  @TempDir private Path root;

  private static Map<String, byte[]> images() throws IOException {
    Map<String, byte[]> images = new LinkedHashMap<>();
    images.put("accordion/image_0002.jpg", TestImages.grey("jpg", 130, 65, 40));
    images.put("accordion/image_0001.jpg", TestImages.grey("jpg", 300, 200, 90));
    images.put("BACKGROUND_Google/image_0001.jpg", TestImages.grey("jpg", 65, 65, 1));
    images.put("Faces/image_0001.jpg", TestImages.grey("jpg", 40, 65, 200));
    return images;
  }

  @Test
  void shouldReadFoldersAndZipAlikeWithoutTheBackgroundAtOneSize() throws IOException {
    for (Map.Entry<String, byte[]> image : images().entrySet()) {
      TestFiles.write(
          root.resolve("folder/caltech101/101_ObjectCategories").resolve(image.getKey()),
          image.getValue());
    }
    TestImages.zip(root.resolve("zip/caltech101/all.zip"), images());
    for (String kind : List.of("folder", "zip")) {
      Dataset caltech = new Caltech101Reader().open(new DataFolder(root.resolve(kind)));
      assertThat(caltech.classNames()).as(kind).containsExactly("Faces", "accordion");
      assertThat(caltech.labels(Part.WHOLE)).containsExactly(0, 1, 1);
      List<Sample> samples = TestFiles.all(caltech, Part.WHOLE);
      assertThat(samples)
          .extracting(Sample::id)
          .containsExactly(
              "Faces/image_0001.jpg", "accordion/image_0001.jpg", "accordion/image_0002.jpg");
      assertThat(samples.get(0).features()).hasSize(3 * 65 * 65).containsOnly(200);
      assertThat(samples.get(1).features()).hasSize(3 * 65 * 65).containsOnly(90);
      assertThat(samples.get(2).features()).hasSize(3 * 65 * 65).containsOnly(40);
    }
  }

  @Test
  void shouldSayThatTheImagesAreMissing() {
    assertThatThrownBy(() -> new Caltech101Reader().open(new DataFolder(root)))
        .isInstanceOf(MissingDataException.class)
        .hasMessageContaining("101_ObjectCategories/CLASS/*.jpg");
  }

  @Test
  void shouldRefuseAZipOfOneClass() throws IOException {
    TestImages.zip(
        root.resolve("caltech101/all.zip"),
        Map.of("Faces/1.jpg", TestImages.grey("jpg", 65, 65, 0)));
    assertThatThrownBy(() -> new Caltech101Reader().open(new DataFolder(root)))
        .hasMessageContaining("1 classes with images");
  }

  @Test
  void shouldCountTheRealImages() throws IOException {
    Dataset caltech = new Caltech101Reader().open(SharedData.with("caltech101-65"));
    int[] counts = caltech.counts(Part.WHOLE);
    assertThat(counts).hasSize(101);
    assertThat(counts).contains(800, 798, 435, 239, 200).doesNotContain(467);
    assertThat(java.util.stream.IntStream.of(counts).sum()).isEqualTo(8677);
    assertThat(java.util.stream.IntStream.of(counts).min()).hasValue(31);
    try (SampleCursor cursor = caltech.open(Part.WHOLE, index -> index == 8676)) {
      Sample last = cursor.next();
      assertThat(caltech.classNames().get(last.classIndex())).isEqualTo("yin_yang");
      assertThat(last.features()).hasSize(3 * 65 * 65);
    }
  }
}
