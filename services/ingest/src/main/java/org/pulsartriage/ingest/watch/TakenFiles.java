package org.pulsartriage.ingest.watch;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;

/**
 * Remembers, across starts, which version of each file of a folder was taken: a line a file, {@code
 * size TAB modified TAB path TAB .}, appended as files are taken. The last line of a path holds. A
 * line that a crash cut off is left out, so that its file is sent again and found to be a
 * duplicate. Not safe for many threads.
 */
final class TakenFiles {

  /** Closes a line, so that a path that a crash cut short is not taken for another. */
  private static final String END = "\t.";

  private final Path folder;
  private final Path file;
  private final Map<String, FileVersion> taken = new HashMap<>();

  private TakenFiles(Path folder, Path file) {
    this.folder = folder;
    this.file = file;
  }

  /**
   * @param folder the watched folder
   * @param file where the notes lie; need not exist
   * @return the notes, without those of files that are gone
   * @throws IOException where the notes cannot be read or written
   */
  static TakenFiles open(Path folder, Path file) throws IOException {
    TakenFiles notes = new TakenFiles(folder, file);
    if (Files.exists(file)) {
      String text = Files.readString(file, StandardCharsets.UTF_8);
      text.lines().forEach(notes::parse);
      notes.taken.keySet().removeIf(path -> !Files.exists(folder.resolve(path)));
    }
    notes.rewrite();
    return notes;
  }

  boolean contains(Path path, FileVersion version) {
    return version.equals(taken.get(name(path)));
  }

  /**
   * @param versions files that are committed, as they were when they were read
   * @throws IOException where they cannot be noted
   */
  void add(Map<Path, FileVersion> versions) throws IOException {
    try (Writer out =
        Files.newBufferedWriter(
            file, StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      for (Map.Entry<Path, FileVersion> entry : versions.entrySet()) {
        taken.put(name(entry.getKey()), entry.getValue());
        out.write(line(name(entry.getKey()), entry.getValue()));
      }
    }
  }

  private void rewrite() throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    Path fresh = file.resolveSibling(file.getFileName() + ".new");
    try (Writer out = Files.newBufferedWriter(fresh, StandardCharsets.UTF_8)) {
      for (Map.Entry<String, FileVersion> entry : taken.entrySet()) {
        out.write(line(entry.getKey(), entry.getValue()));
      }
    }
    Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
  }

  private void parse(String line) {
    String[] parts = line.split("\t", 3);
    if (parts.length < 3 || !parts[2].endsWith(END)) {
      return;
    }
    try {
      String path = parts[2].substring(0, parts[2].length() - END.length());
      taken.put(path, new FileVersion(Long.parseLong(parts[0]), Long.parseLong(parts[1])));
    } catch (NumberFormatException e) {
      // A line of no use: its file will be sent again.
    }
  }

  /** A path may hold a tab; a line break in one would only make it come again. */
  private static String line(String path, FileVersion version) {
    return version.sizeBytes() + "\t" + version.modifiedMillis() + "\t" + path + END + "\n";
  }

  private String name(Path path) {
    return folder.relativize(path).toString();
  }
}
