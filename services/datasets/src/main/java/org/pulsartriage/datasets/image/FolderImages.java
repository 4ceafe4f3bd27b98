package org.pulsartriage.datasets.image;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Images in a folder and the folders in it. Links to folders are not followed. */
public final class FolderImages implements ImageEntries {

  private static final int MAX_DEPTH = 4;

  private final Path root;
  private final List<String> names;

  /**
   * @param root an existing folder
   * @throws IOException if it cannot be listed
   */
  public FolderImages(Path root) throws IOException {
    this.root = root;
    try (Stream<Path> files = Files.walk(root, MAX_DEPTH)) {
      this.names =
          files
              .filter(Files::isRegularFile)
              .map(file -> root.relativize(file).toString().replace('\\', '/'))
              .filter(EntryNames::isImage)
              .limit(MAX_IMAGES)
              .sorted(NaturalOrder.INSTANCE)
              .toList();
    }
  }

  @Override
  public Path file() {
    return root;
  }

  @Override
  public List<String> names() {
    return names;
  }

  @Override
  public ImageReader open(Set<String> wanted) {
    return new ImageReader() {
      @Override
      public byte[] read(String name) throws IOException {
        try (InputStream in = Files.newInputStream(root.resolve(name))) {
          return EntryNames.readBounded(in, root, name);
        }
      }

      @Override
      public void close() {
        // Each file is closed as it is read.
      }
    };
  }
}
