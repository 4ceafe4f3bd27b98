package org.pulsartriage.models.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pulsartriage.models.bundle.BundlesForTests;
import org.pulsartriage.models.bundle.InvalidBundleException;
import org.pulsartriage.models.bundle.ModelBundle;

class BundleCopiesTest {

  private static final ModelBundle BUNDLE = BundlesForTests.compact(1);

  @TempDir private Path folder;
  private String uri;
  private BundleCopies copies;

  @BeforeEach
  void open() throws Exception {
    uri = BundleStores.at(folder.resolve("store").toString(), S3Settings.ENVIRONMENT).put(BUNDLE);
    copies =
        new BundleCopies(BundleStores.reader(S3Settings.ENVIRONMENT), folder.resolve("copies"));
  }

  @Test
  void shouldReadAgainWhatItHasReadWhenItsStoreIsGone() throws Exception {
    assertThat(copies.read(uri, BUNDLE.digest()).bytes()).isEqualTo(BUNDLE.bytes());

    Files.delete(Path.of(URI.create(uri)));

    assertThat(copies.read(uri, BUNDLE.digest()).digest()).isEqualTo(BUNDLE.digest());
  }

  @Test
  void shouldFetchAgainWhereTheCopyIsDamaged() throws Exception {
    copies.read(uri, BUNDLE.digest());
    Files.write(folder.resolve("copies").resolve(BUNDLE.digest() + ".zip"), new byte[] {1, 2});

    assertThat(copies.read(uri, BUNDLE.digest()).bytes()).isEqualTo(BUNDLE.bytes());
  }

  @Test
  void shouldKeepNoCopyOfWhatIsRefused() {
    String other = BundlesForTests.compact(2).digest();

    assertThatThrownBy(() -> copies.read(uri, other))
        .isInstanceOf(InvalidBundleException.class)
        .hasMessageContaining("announced was " + other);
    assertThat(folder.resolve("copies")).doesNotExist();
  }

  @Test
  void shouldKeepACopyOfTheBundleThatShips() throws Exception {
    String digest = ModelBundle.packaged().digest();

    copies.read("packaged:compact", digest);

    assertThat(folder.resolve("copies").resolve(digest + ".zip")).exists();
  }
}
