package org.pulsartriage.models.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BundleUriTest {

  private static final String OTHER = "0".repeat(64);

  @Test
  void shouldOpenAFileWhoseNameNeedsEscaping(@TempDir Path folder) throws Exception {
    ModelBundle bundle = BundlesForTests.compact(1);
    Path file = folder.resolve("model of März.zip");
    Files.write(file, bundle.bytes());

    assertThat(BundleUri.open(BundleUri.of(file), bundle.digest()).bytes())
        .isEqualTo(bundle.bytes());
    assertThatThrownBy(() -> BundleUri.open(BundleUri.of(file), OTHER))
        .hasMessageContaining("announced was " + OTHER);
  }

  @Test
  void shouldOpenTheOneThatShipsOnlyUnderItsDigest() throws Exception {
    String digest = ModelBundle.packaged().digest();

    assertThat(BundleUri.open(BundleUri.PACKAGED, digest).digest()).isEqualTo(digest);
    assertThatThrownBy(() -> BundleUri.open(BundleUri.PACKAGED, OTHER))
        .isInstanceOf(InvalidBundleException.class)
        .hasMessageContaining("packaged:compact: its digest is " + digest);
  }

  @Test
  void shouldRefuseWhatIsNoPlaceOfABundle() {
    for (String uri :
        new String[] {"http://example.org/model.zip", "model.zip", "file:\\x", "packaged:other"}) {
      assertThatThrownBy(() -> BundleUri.open(uri, OTHER))
          .isInstanceOf(InvalidBundleException.class)
          .hasMessageStartingWith(uri + ": no place of a bundle");
    }
  }
}
