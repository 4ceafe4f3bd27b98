package org.pulsartriage.models.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModelBundleTest {

  private static final Manifest MANIFEST = BundlesForTests.manifest("compact", "compact");
  private static final byte[] NETWORK = {1, 2, 3};

  @TempDir private Path folder;

  @Test
  void shouldComeBackFromItsBytes() throws Exception {
    ModelBundle bundle = ModelBundle.create("model.zip", MANIFEST, NETWORK);
    Path file = Files.write(folder.resolve("model.zip"), bundle.bytes());

    ModelBundle opened = ModelBundle.open(file, bundle.digest());

    assertThat(opened.manifest()).isEqualTo(MANIFEST);
    assertThat(opened.networkZip()).isEqualTo(NETWORK);
    assertThat(opened.digest()).isEqualTo(bundle.digest()).matches("[0-9a-f]{64}");
  }

  @Test
  void shouldHaveTheSameBytesForTheSameContent() {
    assertThat(ModelBundle.create("one", MANIFEST, NETWORK).bytes())
        .isEqualTo(ModelBundle.create("other", MANIFEST, NETWORK).bytes());
  }

  @Test
  void shouldRefuseAnotherDigestThanTheAnnouncedOneBeforeReadingAnything() throws Exception {
    Path file = Files.write(folder.resolve("model.zip"), new byte[] {1, 2, 3});

    assertThatThrownBy(() -> ModelBundle.open(file, "0".repeat(64)))
        .isInstanceOf(InvalidBundleException.class)
        .hasMessageStartingWith("model.zip: its digest is 039058")
        .hasMessageEndingWith("announced was " + "0".repeat(64));
  }

  @Test
  void shouldRefuseAFileThatIsNotThere() {
    assertThatThrownBy(() -> ModelBundle.open(folder.resolve("none.zip")))
        .hasMessage("none.zip: no such file");
  }

  @Test
  void shouldRefuseAFolder() {
    assertThatThrownBy(() -> ModelBundle.open(Files.createDirectory(folder.resolve("m.zip"))))
        .hasMessage("m.zip: not a regular file");
  }

  @Test
  void shouldRefuseAFileThatIsTooLargeWithoutReadingItAll() throws Exception {
    Path file = folder.resolve("large.zip");
    try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
      sparse.setLength(3L << 30);
    }

    assertThatThrownBy(() -> ModelBundle.open(file))
        .hasMessage("large.zip: larger than 134217728 bytes");
  }

  @Test
  void shouldRefuseBytesThatAreNoZip() {
    assertThatThrownBy(() -> ModelBundle.of("m.zip", "no zip at all".getBytes()))
        .hasMessage("m.zip: no zip, or an empty one");
  }

  @Test
  void shouldRefuseATruncatedZip() {
    byte[] whole = ModelBundle.create("m.zip", MANIFEST, new byte[1000]).bytes();
    for (int length : new int[] {40, 200, 900, 1500}) {
      byte[] part = java.util.Arrays.copyOf(whole, length);
      assertThatThrownBy(() -> ModelBundle.of("m.zip", part))
          .isInstanceOf(InvalidBundleException.class)
          .hasMessageStartingWith("m.zip: ")
          .message()
          .doesNotContain("\n");
    }
  }

  @Test
  void shouldRefuseAFlippedBitInAnEntry() {
    byte[] bytes = ModelBundle.create("m.zip", MANIFEST, new byte[1000]).bytes();
    bytes[bytes.length - 500] ^= 4;

    assertThatThrownBy(() -> ModelBundle.of("m.zip", bytes))
        .isInstanceOf(InvalidBundleException.class)
        .hasMessageContaining("invalid entry CRC");
  }

  @Test
  void shouldRefuseAnEntryThatIsNotOnTheList() {
    assertThatThrownBy(
            () -> ModelBundle.of("m.zip", zip(Map.of("../../etc/passwd", new byte[] {1}))))
        .hasMessage(
            "m.zip: ../../etc/passwd: no such entry belongs there, only manifest.json,"
                + " network.zip, network.onnx, reference.json, cascade.json, second.zip");
  }

  @Test
  void shouldRefuseAnEntryThatInflatesBeyondItsLimit() {
    assertThatThrownBy(
            () -> ModelBundle.of("m.zip", zip(Map.of("manifest.json", new byte[2 << 20]))))
        .hasMessage("m.zip: manifest.json: larger than 1048576 bytes");
  }

  @Test
  void shouldRefuseABundleWithoutANetwork() {
    byte[] manifest = ManifestJson.write(MANIFEST);
    assertThatThrownBy(() -> ModelBundle.of("m.zip", zip(Map.of("manifest.json", manifest))))
        .hasMessage("m.zip: network.zip: missing");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"seed\" : 7 | \"seed\" : 7, \"sede\" : 7 | Unrecognized field \"sede\"",
        "\"seed\" : 7 | \"seed\" : 7, \"seed\" : 8 | Duplicate field 'seed'",
        "\"seed\" : 7, | '' | Missing creator property 'seed'",
        "\"seed\" : 7 | \"seed\" : \"7\" | Cannot coerce String value",
        "\"threshold\" : 0.5 | \"threshold\" : 1.5 | threshold is 1.5, outside 0 to 1",
        "\"formatVersion\" : 1 | \"formatVersion\" : 2 | formatVersion is 2, this code reads 1",
        "\"modelId\" : \"untrained\" | \"modelId\" : \"\" | modelId is empty",
        "\"slope\" : 1.0 | \"slope\" : -1.0 | calibration needs a slope above 0",
        "2026-01-31T12:00:00Z | yesterday | createdAt is no time: yesterday",
        "\"codeVersion\" : \"test\" | \"codeVersion\" : null | codeVersion",
      })
  void shouldRefuseAManifestThatSaysAnythingElse(String from, String to, String why) {
    String json = new String(ManifestJson.write(MANIFEST), StandardCharsets.UTF_8);
    assertThat(json).contains(from);
    String changed = json.replace(from, to);

    assertThatThrownBy(
            () -> ManifestJson.read("m.zip", "manifest.json", changed.getBytes(), Manifest.class))
        .isInstanceOf(InvalidBundleException.class)
        .hasMessageStartingWith("m.zip: manifest.json: ")
        .hasMessageContaining(why)
        .message()
        .doesNotContain("\n");
  }

  @Test
  void shouldReadTheManifestThatItWrites() {
    assertThatCode(
            () ->
                ManifestJson.read(
                    "m.zip", "manifest.json", ManifestJson.write(MANIFEST), Manifest.class))
        .doesNotThrowAnyException();
  }

  static byte[] zip(Map<String, byte[]> content) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, byte[]> entry : new LinkedHashMap<>(content).entrySet()) {
        zip.putNextEntry(new ZipEntry(entry.getKey()));
        zip.write(entry.getValue());
        zip.closeEntry();
      }
    }
    return bytes.toByteArray();
  }
}
