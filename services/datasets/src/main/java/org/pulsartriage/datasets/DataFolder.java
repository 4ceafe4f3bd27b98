package org.pulsartriage.datasets;

import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.Map;

/**
 * The root under which every data set has a folder.
 *
 * @param root the folder; it need not exist, and then every data set is missing
 */
public record DataFolder(Path root) {

  /** Environment variable that names the root. */
  public static final String ENVIRONMENT = "TRIAGE_DATA";

  /** System property that names the folder shared between checkouts; its {@code data} is a root. */
  public static final String SHARED_PROPERTY = "triage.shared";

  /**
   * The folder of this process: the option, else the environment, else {@code shared/data} beside
   * the repository, else {@code data} in the working directory.
   *
   * @param option what {@code --data} names, or null
   * @return the folder
   * @throws NotDirectoryException if the option or the environment names no folder
   */
  public static DataFolder find(Path option) throws NotDirectoryException {
    return find(
        option, System.getenv(), System.getProperty(SHARED_PROPERTY), Path.of("").toAbsolutePath());
  }

  static DataFolder find(
      Path option, Map<String, String> environment, String shared, Path workingDirectory)
      throws NotDirectoryException {
    if (option != null) {
      return existing(option, "--data");
    }
    String named = environment.get(ENVIRONMENT);
    if (named != null && !named.isBlank()) {
      return existing(Path.of(named), ENVIRONMENT);
    }
    if (shared != null) {
      return new DataFolder(Path.of(shared).resolve("data"));
    }
    Path beside = besideRepository(workingDirectory);
    return new DataFolder(beside != null ? beside : workingDirectory.resolve("data"));
  }

  private static DataFolder existing(Path folder, String from) throws NotDirectoryException {
    if (!Files.isDirectory(folder)) {
      throw new NotDirectoryException(from + " " + folder + ": no such folder");
    }
    return new DataFolder(folder);
  }

  /** The repository's root is the folder that holds the Maven wrapper. */
  private static Path besideRepository(Path workingDirectory) {
    for (Path at = workingDirectory; at != null; at = at.getParent()) {
      if (Files.isRegularFile(at.resolve("mvnw")) && at.getParent() != null) {
        Path data = at.getParent().resolve("shared").resolve("data");
        return Files.isDirectory(data) ? data : null;
      }
    }
    return null;
  }

  /**
   * @param name folder of a data set
   * @return its path under the root
   */
  public Path of(String name) {
    return root.resolve(name);
  }
}
