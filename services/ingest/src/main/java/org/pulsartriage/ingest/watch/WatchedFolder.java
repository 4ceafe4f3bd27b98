package org.pulsartriage.ingest.watch;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.pulsartriage.candidates.CandidateFiles;

/**
 * Finds the files of a folder that are new and whole. A file is whole once its size and time of
 * writing stayed the same from one look to the next, or were old when it was first seen, as with a
 * file moved in. Not safe for many threads.
 */
final class WatchedFolder {

  private final Path folder;
  private final TakenFiles taken;
  private final Duration settling;
  private final InstantSource clock;
  private Map<Path, FileVersion> unsettled = new HashMap<>();

  /**
   * @param folder what is watched
   * @param taken what was taken before
   * @param settling a file last written longer ago than this is whole at first sight
   * @param clock tells how long ago that is
   */
  WatchedFolder(Path folder, TakenFiles taken, Duration settling, InstantSource clock) {
    this.folder = folder;
    this.taken = taken;
    this.settling = settling;
    this.clock = clock;
  }

  /**
   * Looks once.
   *
   * @return files that are whole and have not been taken, with their versions, sorted by path
   * @throws IOException where the folder cannot be read
   */
  Map<Path, FileVersion> look() throws IOException {
    Map<Path, FileVersion> whole = new LinkedHashMap<>();
    Map<Path, FileVersion> growing = new HashMap<>();
    for (Path file : CandidateFiles.in(List.of(folder)).files()) {
      FileVersion version;
      try {
        version = FileVersion.of(file);
      } catch (IOException e) {
        continue; // It went away, or will be there at the next look.
      }
      if (taken.contains(file, version)) {
        continue;
      }
      boolean old = version.modifiedMillis() < clock.instant().minus(settling).toEpochMilli();
      if (old || version.equals(unsettled.get(file))) {
        whole.put(file, version);
      } else {
        growing.put(file, version);
      }
    }
    unsettled = growing;
    return whole;
  }

  /**
   * @param files files of a look that are committed
   * @throws IOException where that cannot be noted
   */
  void taken(Map<Path, FileVersion> files) throws IOException {
    taken.add(files);
  }
}
