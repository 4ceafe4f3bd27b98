package org.pulsartriage.standalone.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * A folder that a command works in: a new one that is kept, or a temporary one that is gone when
 * the command ends.
 *
 * @param path where it is
 * @param kept whether it stays
 */
public record WorkingFolder(Path path, boolean kept) implements AutoCloseable {

  /**
   * @param keep the folder to keep, which must not exist; null for a temporary one
   * @param command name of the command, for the temporary one's name
   * @return the folder, made
   * @throws IOException where it cannot be made
   */
  public static WorkingFolder of(Path keep, String command) throws IOException {
    return keep == null
        ? new WorkingFolder(Files.createTempDirectory("triage-" + command + "-"), false)
        : new WorkingFolder(Files.createDirectory(keep), true);
  }

  /**
   * @param folder a folder, deleted with all that is in it; nothing where it is not there
   * @throws IOException where something cannot be deleted
   */
  public static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> entries = Files.walk(folder)) {
      for (Path entry : entries.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(entry);
      }
    }
  }

  @Override
  public void close() throws IOException {
    if (!kept) {
      delete(path);
    }
  }
}
