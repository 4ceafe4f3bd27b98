package org.pulsartriage.models.store;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.pulsartriage.models.bundle.InvalidBundleException;
import org.pulsartriage.models.bundle.ModelBundle;

/** The kinds of store. Adding one is adding its file and a line in each method. */
public final class BundleStores {

  private BundleStores() {}

  /**
   * @param location a folder, a {@code file:} URI of one, or {@code s3://BUCKET/PREFIX}
   * @param s3 how an S3-compatible store is reached
   * @return the store there; nothing is reached before the first bundle
   * @throws IllegalArgumentException naming a location that is none of these
   */
  public static BundleStore at(String location, S3Settings s3) {
    if (location.startsWith(S3BundleStore.SCHEME)) {
      return S3BundleStore.at(location, s3);
    }
    if (location.startsWith(FolderBundleStore.SCHEME)) {
      return new FolderBundleStore(Path.of(URI.create(location)));
    }
    if (location.isBlank() || location.matches("[a-zA-Z][a-zA-Z0-9+.-]+:.*")) {
      throw new IllegalArgumentException(
          "bundle store '" + location + "': a folder or s3://BUCKET/PREFIX wanted");
    }
    return new FolderBundleStore(Path.of(location));
  }

  /**
   * @param s3 how an S3-compatible store is reached
   * @return a reader of every kind of URI: {@code file:}, {@code s3:} and {@code packaged:}
   */
  public static BundleReader reader(S3Settings s3) {
    List<BundleReader> readers =
        List.of(
            new PackagedBundles(), new FolderBundleStore(Path.of("")), S3BundleStore.reader(s3));
    return new BundleReader() {
      @Override
      public boolean reads(String uri) {
        return readers.stream().anyMatch(reader -> reader.reads(uri));
      }

      @Override
      public ModelBundle read(String uri, String digest)
          throws InvalidBundleException, IOException {
        for (BundleReader reader : readers) {
          if (reader.reads(uri)) {
            return reader.read(uri, digest);
          }
        }
        throw new InvalidBundleException(
            uri, null, "no kind of URI that bundles are read from: file:, s3: and packaged: are");
      }

      @Override
      public void close() {
        readers.forEach(BundleReader::close);
      }
    };
  }
}
