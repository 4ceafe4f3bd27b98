package org.pulsartriage.models.store;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.pulsartriage.models.bundle.InvalidBundleException;
import org.pulsartriage.models.bundle.ModelBundle;

/**
 * Fetches bundles, and keeps a copy of each in a folder: what was loaded once can be loaded again
 * when its store is away, or when the one that ships is another by then. Copies are checked like
 * any other.
 */
public final class BundleLoader {

  private static final String PACKAGED = "packaged:";

  private final Path folder;
  private final FolderBundleStore copies;

  /**
   * @param folder where the copies lie
   */
  public BundleLoader(Path folder) {
    this.folder = folder;
    this.copies = new FolderBundleStore(folder);
  }

  /**
   * @param uri where the bundle lies: the URI of a store, or {@code packaged:NAME} for the one that
   *     ships
   * @param digest the digest that it was announced with
   * @return the bundle, its digest, entries and manifest checked
   * @throws InvalidBundleException naming the URI and the cause, where what lies there is not that
   *     bundle, or nothing does
   * @throws IOException where it cannot be fetched now, which may pass
   */
  public ModelBundle load(String uri, String digest) throws InvalidBundleException, IOException {
    Path copy = copies.file(digest);
    if (Files.exists(copy)) {
      try {
        return ModelBundle.open(copy, digest);
      } catch (InvalidBundleException e) {
        // Damaged since: fetched again.
        Files.delete(copy);
      }
    }
    if (uri.startsWith(PACKAGED)) {
      ModelBundle packaged = ModelBundle.packaged();
      if (!packaged.digest().equals(digest)) {
        throw new InvalidBundleException(
            uri,
            null,
            "the digest of the bundle that ships is "
                + packaged.digest()
                + ", announced was "
                + digest);
      }
      copies.put(packaged);
      return packaged;
    }
    return fetch(uri, digest, copy);
  }

  private ModelBundle fetch(String uri, String digest, Path copy)
      throws InvalidBundleException, IOException {
    byte[] bytes;
    try {
      URI location = URI.create(uri);
      bytes = BundleStores.at(location).get(location);
    } catch (NoSuchFileException e) {
      throw new InvalidBundleException(uri, null, "nothing lies there", e);
    } catch (IllegalArgumentException e) {
      throw new InvalidBundleException(uri, null, e.getMessage(), e);
    }
    Files.createDirectories(folder);
    Path part = Files.createTempFile(folder, digest, ".part");
    try {
      Files.write(part, bytes);
      ModelBundle bundle = ModelBundle.open(part, digest);
      Files.move(part, copy, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      return bundle;
    } catch (InvalidBundleException e) {
      throw new InvalidBundleException(uri, null, withoutName(e, part), e);
    } finally {
      Files.deleteIfExists(part);
    }
  }

  private static String withoutName(InvalidBundleException failure, Path part) {
    String name = part.getFileName() + ": ";
    return failure.getMessage().startsWith(name)
        ? failure.getMessage().substring(name.length())
        : failure.getMessage();
  }
}
