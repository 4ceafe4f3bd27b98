package org.pulsartriage.ingest.watch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/**
 * What tells one state of a file from the next without reading it.
 *
 * @param sizeBytes its size
 * @param modifiedMillis when it was last written, milliseconds since 1970
 */
record FileVersion(long sizeBytes, long modifiedMillis) {

  static FileVersion of(Path file) throws IOException {
    BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
    return new FileVersion(attributes.size(), attributes.lastModifiedTime().toMillis());
  }
}
