package org.pulsartriage.ingest.pipeline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A raw file on its way in: one on disk, or bytes that came with a name. */
public sealed interface RawSource {

  /**
   * @return its name, for messages and records
   */
  String name();

  /**
   * @return about how many bytes it will take in memory; 0 where that is unknown
   */
  long sizeBytes();

  /**
   * A file on disk, read when its turn comes.
   *
   * @param path the file
   */
  record OnDisk(Path path) implements RawSource {

    @Override
    public String name() {
      Path name = path.getFileName();
      return FileNames.safe(name == null ? path.toString() : name.toString());
    }

    @Override
    public long sizeBytes() {
      try {
        return Files.size(path);
      } catch (IOException e) {
        return 0; // Reading it will say what is wrong with it.
      }
    }
  }

  /**
   * Bytes in memory.
   *
   * @param name what the sender called them
   * @param bytes the content
   */
  record InMemory(String name, byte[] bytes) implements RawSource {

    /** Keeps no more of the name than records should hold. */
    public InMemory {
      name = FileNames.safe(name);
    }

    @Override
    public long sizeBytes() {
      return bytes.length;
    }
  }
}
