package org.pulsartriage.candidates;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Real data, which lies beside the repository and is never part of it: folder {@code shared}, or
 * the property {@code triage.shared}. Tests skip where it is missing.
 */
public final class SharedData {

  private SharedData() {}

  /** The file or folder, or a skipped test. */
  public static Path path(String relative) {
    Path path = root().resolve(relative);
    assumeTrue(Files.exists(path), "no shared data at " + path);
    return path;
  }

  /** The files of a folder in the order of their names, or a skipped test. */
  public static List<RawFile> files(String folder, String suffix) {
    try (Stream<Path> paths = Files.list(path(folder))) {
      return paths
          .filter(path -> path.getFileName().toString().contains(suffix))
          .sorted()
          .map(SharedData::read)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static List<RawFile> phcxFiles() {
    return files("data/htru-phcx/candidates", ".phcx");
  }

  private static RawFile read(Path path) {
    try {
      return new RawFile(path.getFileName().toString(), Files.readAllBytes(path));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path root() {
    String property = System.getProperty("triage.shared");
    if (property != null) {
      return Path.of(property);
    }
    Path folder = Path.of("").toAbsolutePath();
    while (folder != null && !Files.exists(folder.resolve("mvnw"))) {
      folder = folder.getParent();
    }
    return folder == null ? Path.of("shared") : folder.resolveSibling("shared");
  }
}
