package org.pulsartriage.candidates;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Files and folders as a list of files to read.
 *
 * @param files what to read, in the order given, a folder's files by name
 * @param skipped files of folders that their name says are notes or tables beside candidates; a
 *     file that is named itself is never skipped
 */
public record CandidateFiles(List<Path> files, List<Path> skipped) {

  private static final Set<String> BESIDE_CANDIDATES =
      Set.of("csv", "md", "txt", "html", "json", "log");

  /**
   * @param paths files and folders; folders are walked whole, hidden entries left out
   * @return their files
   * @throws IOException where a path does not exist or a folder cannot be read
   */
  public static CandidateFiles in(Collection<Path> paths) throws IOException {
    List<Path> files = new ArrayList<>();
    List<Path> skipped = new ArrayList<>();
    for (Path path : paths) {
      if (!Files.isDirectory(path)) {
        // A dangling link does exist as a file: reading it tells its trouble.
        if (!Files.exists(path) && !Files.isSymbolicLink(path)) {
          throw new NoSuchFileException(path.toString());
        }
        files.add(path);
        continue;
      }
      for (Path file : walk(path)) {
        (isBesideCandidates(file) ? skipped : files).add(file);
      }
    }
    return new CandidateFiles(List.copyOf(files), List.copyOf(skipped));
  }

  /**
   * @param file a file of a folder
   * @return whether its name says that it is a note or a table, not a candidate
   */
  public static boolean isBesideCandidates(Path file) {
    String name = file.getFileName().toString();
    int dot = name.lastIndexOf('.');
    return dot >= 0 && BESIDE_CANDIDATES.contains(name.substring(dot + 1).toLowerCase(Locale.ROOT));
  }

  private static List<Path> walk(Path folder) throws IOException {
    try (Stream<Path> entries = Files.walk(folder)) {
      return entries
          .filter(entry -> !Files.isDirectory(entry))
          .filter(entry -> !isHidden(folder.relativize(entry)))
          .sorted()
          .toList();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static boolean isHidden(Path relative) {
    for (Path part : relative) {
      if (part.toString().startsWith(".")) {
        return true;
      }
    }
    return false;
  }
}
