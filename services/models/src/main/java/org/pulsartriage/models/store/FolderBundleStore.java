package org.pulsartriage.models.store;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.pulsartriage.models.bundle.ModelBundle;

/** A folder of {@code DIGEST.zip} files, for one machine or a file system that all share. */
public final class FolderBundleStore implements BundleStore {

  private final Path folder;

  /**
   * @param folder created where missing
   */
  public FolderBundleStore(Path folder) {
    this.folder = folder.toAbsolutePath().normalize();
  }

  @Override
  public URI put(ModelBundle bundle) throws IOException {
    Path file = file(bundle.digest());
    if (!Files.exists(file)) {
      Files.createDirectories(folder);
      Path part = Files.createTempFile(folder, bundle.digest(), ".part");
      try {
        Files.write(part, bundle.bytes());
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(part);
      }
    }
    return file.toUri();
  }

  @Override
  public byte[] get(URI uri) throws IOException {
    Path file;
    try {
      file = Path.of(uri);
    } catch (IllegalArgumentException e) {
      throw new NoSuchFileException(uri.toString(), null, "no file of this machine");
    }
    if (!Files.isRegularFile(file)) {
      throw new NoSuchFileException(file.toString(), null, "no such file");
    }
    try (InputStream in = Files.newInputStream(file)) {
      return in.readNBytes(ModelBundle.MAX_BYTES + 1);
    }
  }

  /**
   * @param digest digest of a bundle
   * @return where this store keeps it, whether it does or not
   */
  Path file(String digest) {
    return folder.resolve(digest + ".zip");
  }
}
