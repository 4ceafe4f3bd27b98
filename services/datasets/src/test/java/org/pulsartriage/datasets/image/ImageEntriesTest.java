package org.pulsartriage.datasets.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pulsartriage.datasets.MalformedDataException;

class ImageEntriesTest {

  @TempDir private Path folder;

  private static Map<String, byte[]> outOfOrder() {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    entries.put("a/cand_10.jpg", new byte[] {10});
    entries.put("a/cand_2.jpg", new byte[] {2});
    entries.put("a/notes.txt", new byte[] {0});
    entries.put("a/.cand_1.jpg", new byte[] {1});
    entries.put("a/cand_3.png", new byte[] {3});
    return entries;
  }

  private static void shouldListAndRead(ImageEntries entries) throws IOException {
    List<String> names = List.of("a/cand_2.jpg", "a/cand_3.png", "a/cand_10.jpg");
    assertThat(entries.names()).isEqualTo(names);
    try (ImageEntries.ImageReader reader = entries.open(Set.copyOf(names))) {
      assertThat(reader.read("a/cand_2.jpg")).containsExactly(2);
      assertThat(reader.read("a/cand_3.png")).containsExactly(3);
      assertThat(reader.read("a/cand_10.jpg")).containsExactly(10);
    }
  }

  @Test
  void shouldReadAFolderInNaturalOrder() throws IOException {
    for (Map.Entry<String, byte[]> entry : outOfOrder().entrySet()) {
      Path file = folder.resolve(entry.getKey());
      Files.createDirectories(file.getParent());
      Files.write(file, entry.getValue());
    }
    shouldListAndRead(new FolderImages(folder));
  }

  @Test
  void shouldReadAZipInNaturalOrder() throws IOException {
    Path archive = folder.resolve("images.zip");
    TestImages.zip(archive, outOfOrder());
    shouldListAndRead(new ZipImages(archive));
  }

  @Test
  void shouldReadATarWhoseEntriesAreOutOfOrder() throws IOException {
    Path archive = folder.resolve("images.tar.gz");
    TestImages.tarGz(archive, outOfOrder());
    shouldListAndRead(new TarGzImages(archive));
  }

  @ParameterizedTest
  @ValueSource(strings = {"../evil.jpg", "a/../../evil.jpg", "/etc/evil.jpg", "C:/evil.jpg"})
  void shouldRefuseEntriesThatLeadOutsideTheArchive(String name) throws IOException {
    Path zip = folder.resolve("evil.zip");
    TestImages.zip(zip, Map.of(name, new byte[] {1}));
    assertThatThrownBy(() -> new ZipImages(zip))
        .isInstanceOf(MalformedDataException.class)
        .hasMessageContainingAll("evil.zip", "entry " + name);
    Path tar = folder.resolve("evil.tar.gz");
    TestImages.tarGz(tar, Map.of(name, new byte[] {1}));
    assertThatThrownBy(() -> new TarGzImages(tar))
        .isInstanceOf(MalformedDataException.class)
        .hasMessageContainingAll("evil.tar.gz", "entry " + name);
  }

  @Test
  void shouldRejectATruncatedTarNamingTheEntryBefore() throws IOException {
    Path archive = folder.resolve("images.tar.gz");
    Map<String, byte[]> entries = new LinkedHashMap<>();
    entries.put("a/1.jpg", incompressible(20_000));
    entries.put("a/2.jpg", incompressible(20_000));
    TestImages.tarGz(archive, entries);
    byte[] whole = Files.readAllBytes(archive);
    Files.write(archive, Arrays.copyOf(whole, whole.length - 10_000));
    assertThatThrownBy(() -> new TarGzImages(archive))
        .isInstanceOf(MalformedDataException.class)
        .hasMessageContainingAll("images.tar.gz", "a/1.jpg");
  }

  @Test
  void shouldRejectABombInAZip() throws IOException {
    Path archive = folder.resolve("bomb.zip");
    TestImages.zip(archive, Map.of("a/bomb.jpg", new byte[ImageEntries.MAX_IMAGE_BYTES + 1]));
    ImageEntries entries = new ZipImages(archive);
    try (ImageEntries.ImageReader reader = entries.open(Set.of("a/bomb.jpg"))) {
      assertThatThrownBy(() -> reader.read("a/bomb.jpg"))
          .isInstanceOf(MalformedDataException.class)
          .hasMessageContaining("entry a/bomb.jpg: more than");
    }
  }

  @Test
  void shouldRejectWhatIsNoArchive() throws IOException {
    Path file = folder.resolve("images");
    Files.write(file, new byte[] {1, 2, 3, 4});
    assertThatThrownBy(() -> new ZipImages(file)).isInstanceOf(MalformedDataException.class);
    assertThatThrownBy(() -> new TarGzImages(file)).isInstanceOf(MalformedDataException.class);
  }

  private static byte[] incompressible(int length) {
    byte[] bytes = new byte[length];
    new java.util.Random(1).nextBytes(bytes);
    return bytes;
  }
}
