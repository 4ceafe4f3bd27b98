package org.pulsartriage.models.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pulsartriage.models.bundle.BundlesForTests;
import org.pulsartriage.models.bundle.InvalidBundleException;
import org.pulsartriage.models.bundle.ModelBundle;

class BundleLoaderTest {

  private static final ModelBundle BUNDLE = BundlesForTests.compact(1);

  @TempDir private Path folder;
  private BundleStore store;
  private BundleLoader loader;

  @BeforeEach
  void open() {
    store = BundleStores.at(folder.resolve("store").toUri());
    loader = new BundleLoader(folder.resolve("copies"));
  }

  @Test
  void shouldLoadWhatAStoreKeepsAndKeepACopy() throws Exception {
    URI uri = store.put(BUNDLE);
    assertThat(loader.load(uri.toString(), BUNDLE.digest()).bytes()).isEqualTo(BUNDLE.bytes());

    Files.delete(Path.of(uri));

    assertThat(loader.load(uri.toString(), BUNDLE.digest()).digest()).isEqualTo(BUNDLE.digest());
  }

  @Test
  void shouldKeepABundleOnce() throws Exception {
    assertThat(store.put(BUNDLE)).isEqualTo(store.put(BUNDLE));

    try (Stream<Path> files = Files.list(folder.resolve("store"))) {
      assertThat(files).hasSize(1);
    }
  }

  @Test
  void shouldRefuseABundleThatIsNotTheAnnouncedOneNamingWhereItLies() throws Exception {
    URI uri = store.put(BUNDLE);
    String other = BundlesForTests.compact(2).digest();

    assertThatThrownBy(() -> loader.load(uri.toString(), other))
        .isInstanceOf(InvalidBundleException.class)
        .hasMessage(uri + ": its digest is " + BUNDLE.digest() + ", announced was " + other);
    try (Stream<Path> copies = Files.list(folder.resolve("copies"))) {
      assertThat(copies).isEmpty();
    }
  }

  @Test
  void shouldRefuseAPlaceWhereNothingLies() {
    String uri = folder.resolve("nowhere.zip").toUri().toString();

    assertThatThrownBy(() -> loader.load(uri, BUNDLE.digest()))
        .isInstanceOf(InvalidBundleException.class)
        .hasMessage(uri + ": nothing lies there");
  }

  @Test
  void shouldRefuseASchemeThatNoStoreHas() {
    assertThatThrownBy(() -> loader.load("gopher://models/x.zip", BUNDLE.digest()))
        .isInstanceOf(InvalidBundleException.class)
        .hasMessageContaining("its scheme is none of [file");
  }

  @Test
  void shouldFetchAgainWhereTheCopyIsDamaged() throws Exception {
    URI uri = store.put(BUNDLE);
    loader.load(uri.toString(), BUNDLE.digest());
    Files.write(folder.resolve("copies").resolve(BUNDLE.digest() + ".zip"), new byte[] {1, 2});

    assertThat(loader.load(uri.toString(), BUNDLE.digest()).bytes()).isEqualTo(BUNDLE.bytes());
  }

  @Test
  void shouldLoadTheBundleThatShipsOnlyUnderItsDigest() throws Exception {
    String digest = ModelBundle.packaged().digest();

    assertThat(loader.load("packaged:compact", digest).digest()).isEqualTo(digest);
    assertThatThrownBy(() -> loader.load("packaged:compact", BUNDLE.digest()))
        .isInstanceOf(InvalidBundleException.class)
        .hasMessageContaining("announced was " + BUNDLE.digest());
  }
}
