package org.pulsartriage.models.store;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.pulsartriage.models.bundle.InvalidBundleException;
import org.pulsartriage.models.bundle.ModelBundle;

/** Bundles as files of a folder, which may be one that several machines share. */
final class FolderBundleStore implements BundleStore {

  static final String SCHEME = "file:";

  private final Path folder;

  FolderBundleStore(Path folder) {
    this.folder = folder.toAbsolutePath().normalize();
  }

  @Override
  public String put(ModelBundle bundle) throws IOException {
    Files.createDirectories(folder);
    Path file = folder.resolve(bundle.digest() + ".zip");
    // Written beside and moved, so that nobody ever reads half a bundle.
    Path fresh = Files.createTempFile(folder, bundle.digest(), ".new");
    try {
      Files.write(fresh, bundle.bytes());
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(fresh);
    }
    return file.toUri().toString();
  }

  @Override
  public boolean reads(String uri) {
    return uri.startsWith(SCHEME);
  }

  @Override
  public ModelBundle read(String uri, String digest) throws InvalidBundleException, IOException {
    Path file;
    try {
      file = Path.of(URI.create(uri));
    } catch (IllegalArgumentException e) {
      throw new InvalidBundleException(uri, null, "no file URI: " + e.getMessage(), e);
    }
    if (Files.exists(file) && !Files.isRegularFile(file)) {
      throw new InvalidBundleException(uri, null, "not a regular file");
    }
    try (InputStream in = Files.newInputStream(file)) {
      return ModelBundle.of(uri, in.readNBytes(ModelBundle.MAX_BYTES + 1), digest);
    } catch (NoSuchFileException e) {
      throw new InvalidBundleException(uri, null, "no such file", e);
    }
  }

  @Override
  public void close() {
    // Nothing stays open.
  }
}
