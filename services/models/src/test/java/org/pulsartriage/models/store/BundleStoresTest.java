package org.pulsartriage.models.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.gaul.s3proxy.AuthenticationType;
import org.gaul.s3proxy.S3Proxy;
import org.jclouds.ContextBuilder;
import org.jclouds.blobstore.BlobStore;
import org.jclouds.blobstore.BlobStoreContext;
import org.jclouds.io.Payloads;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pulsartriage.models.bundle.InvalidBundleException;
import org.pulsartriage.models.bundle.ModelBundle;

/** A folder, and an S3 server in this JVM that checks signatures. */
class BundleStoresTest {

  private static final String BUCKET = "models";
  private static final String WRONG = "0".repeat(64);

  private static BlobStoreContext blobs;
  private static S3Proxy server;
  private static S3Settings s3;

  private final ModelBundle bundle = ModelBundle.packaged();

  @TempDir private Path folder;

  @BeforeAll
  static void startServer() throws Exception {
    blobs =
        ContextBuilder.newBuilder("transient")
            .credentials("key", "secret")
            .overrides(new Properties())
            .build(BlobStoreContext.class);
    server =
        S3Proxy.builder()
            .blobStore(blobs.getBlobStore())
            .endpoint(URI.create("http://127.0.0.1:0"))
            .awsAuthentication(AuthenticationType.AWS_V4, "key", "secret")
            .build();
    server.start();
    blobs.getBlobStore().createContainerInLocation(null, BUCKET);
    s3 =
        new S3Settings(
            URI.create("http://127.0.0.1:" + server.getPort()),
            S3Settings.DEFAULT_REGION,
            "key",
            "secret");
  }

  @AfterAll
  static void stopServer() throws Exception {
    server.stop();
    blobs.close();
  }

  private BundleStore store(String kind) {
    return BundleStores.at(
        kind.equals("folder") ? folder.resolve("bundles").toString() : "s3://models/night/one", s3);
  }

  @ParameterizedTest
  @ValueSource(strings = {"folder", "s3"})
  void shouldGiveBackWhatWasPut(String kind) throws Exception {
    try (BundleStore store = store(kind);
        BundleReader reader = BundleStores.reader(s3)) {
      String uri = store.put(bundle);

      assertThat(uri).endsWith("/" + bundle.digest() + ".zip");
      assertThat(store.read(uri, bundle.digest()).bytes()).isEqualTo(bundle.bytes());
      assertThat(reader.reads(uri)).isTrue();
      assertThat(reader.read(uri, bundle.digest()).bytes()).isEqualTo(bundle.bytes());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"folder", "s3"})
  void shouldTakeTheSameBundleAgain(String kind) throws Exception {
    try (BundleStore store = store(kind)) {
      assertThat(store.put(bundle)).isEqualTo(store.put(bundle));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"folder", "s3"})
  void shouldRefuseABundleOfAnotherDigest(String kind) throws Exception {
    try (BundleStore store = store(kind)) {
      String uri = store.put(bundle);

      assertThatThrownBy(() -> store.read(uri, WRONG))
          .isInstanceOf(InvalidBundleException.class)
          .hasMessage(uri + ": its digest is " + bundle.digest() + ", announced was " + WRONG);
    }
  }

  @Test
  void shouldLeaveNothingButBundlesInTheFolder() throws Exception {
    try (BundleStore store = store("folder")) {
      store.put(bundle);
      store.put(bundle);
    }
    try (var files = Files.list(folder.resolve("bundles"))) {
      assertThat(files.map(Path::getFileName).map(Path::toString))
          .containsExactly(bundle.digest() + ".zip");
    }
  }

  @Test
  void shouldSayThatThereIsNoSuchBundle() throws Exception {
    String file = folder.resolve("gone.zip").toUri().toString();
    try (BundleReader reader = BundleStores.reader(s3)) {
      assertThatThrownBy(() -> reader.read(file, WRONG))
          .isInstanceOf(InvalidBundleException.class)
          .hasMessage(file + ": no such file");
      assertThatThrownBy(() -> reader.read("s3://models/gone.zip", WRONG))
          .isInstanceOf(InvalidBundleException.class)
          .hasMessage("s3://models/gone.zip: no such object");
      assertThatThrownBy(() -> reader.read("packaged:large", WRONG))
          .isInstanceOf(InvalidBundleException.class)
          .hasMessageContaining("packaged:compact does");
      assertThatThrownBy(() -> reader.read("ftp://host/model.zip", WRONG))
          .isInstanceOf(InvalidBundleException.class)
          .hasMessageContaining("file:, s3: and packaged: are");
    }
  }

  @Test
  void shouldReadTheBundleThatShips() throws Exception {
    try (BundleReader reader = BundleStores.reader(s3)) {
      assertThat(reader.read("packaged:compact", bundle.digest()).digest())
          .isEqualTo(bundle.digest());
    }
  }

  @Test
  void shouldCallAStoreThatDoesNotLetItInAReasonToTryAgain() throws Exception {
    BlobStore store = blobs.getBlobStore();
    store.putBlob(
        BUCKET,
        store.blobBuilder("m.zip").payload(Payloads.newByteArrayPayload(bundle.bytes())).build());
    S3Settings stranger = new S3Settings(s3.endpoint(), s3.region(), "key", "wrong");

    try (BundleReader reader = BundleStores.reader(stranger)) {
      assertThatThrownBy(() -> reader.read("s3://models/m.zip", bundle.digest()))
          .isInstanceOf(java.io.IOException.class)
          .hasMessageStartingWith("s3://models/m.zip: cannot be read: ")
          .hasMessageNotContaining("secret");
    }
  }

  @Test
  void shouldNotTellItsSecret() {
    assertThat(s3.toString()).contains("127.0.0.1").doesNotContain("secret");
  }

  @Test
  void shouldRefuseALocationThatIsNoStore() {
    assertThatThrownBy(() -> BundleStores.at("http://host/models", s3))
        .hasMessage("bundle store 'http://host/models': a folder or s3://BUCKET/PREFIX wanted");
    assertThatThrownBy(() -> BundleStores.at("s3:models", s3)).hasMessageContaining("s3:models");
    assertThatCode(() -> BundleStores.at("s3://models", s3).close()).doesNotThrowAnyException();
  }
}
