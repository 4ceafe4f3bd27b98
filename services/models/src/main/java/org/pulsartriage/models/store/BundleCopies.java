package org.pulsartriage.models.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.pulsartriage.models.bundle.InvalidBundleException;
import org.pulsartriage.models.bundle.ModelBundle;

/**
 * Keeps a copy of each bundle that is read in a folder: what was loaded once can be loaded again
 * when its store is away, or when the one that ships is another by then. Copies are checked like
 * any other.
 */
public final class BundleCopies implements BundleReader {

  private final BundleReader reader;
  private final Path folder;
  private final FolderBundleStore copies;

  /**
   * @param reader where bundles are read that there is no copy of; closed with this
   * @param folder where the copies lie
   */
  public BundleCopies(BundleReader reader, Path folder) {
    this.reader = reader;
    this.folder = folder;
    this.copies = new FolderBundleStore(folder);
  }

  @Override
  public boolean reads(String uri) {
    return reader.reads(uri);
  }

  @Override
  public ModelBundle read(String uri, String digest) throws InvalidBundleException, IOException {
    Path copy = folder.resolve(digest + ".zip");
    if (Files.exists(copy)) {
      try {
        return ModelBundle.open(copy, digest);
      } catch (InvalidBundleException e) {
        // Damaged since: fetched again.
        Files.delete(copy);
      }
    }
    ModelBundle bundle = reader.read(uri, digest);
    copies.put(bundle);
    return bundle;
  }

  @Override
  public void close() {
    reader.close();
  }
}
