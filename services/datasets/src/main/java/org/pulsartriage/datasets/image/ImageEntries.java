package org.pulsartriage.datasets.image;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** Image files under one root: a folder or an archive. Safe for many threads. */
public interface ImageEntries {

  /** Largest image file that is read, in bytes. */
  int MAX_IMAGE_BYTES = 32 << 20;

  /** Most image files under one root. */
  int MAX_IMAGES = 2_000_000;

  /**
   * @return the folder or archive, for messages
   */
  Path file();

  /**
   * @return names relative to the root with {@code /} between folders, in natural order; only files
   *     that end in .jpg, .jpeg or .png
   */
  List<String> names();

  /**
   * @param wanted those of {@link #names()} that will be read; reading them in natural order is
   *     fastest
   * @return a reader of just those
   * @throws IOException if the root cannot be opened
   */
  ImageReader open(Set<String> wanted) throws IOException;

  /** Reads files of one root. For one thread. */
  interface ImageReader extends Closeable {

    /**
     * @param name one of the wanted names, each at most once
     * @return the file's bytes
     * @throws org.pulsartriage.datasets.MalformedDataException if it is too large, cut short or not
     *     there
     * @throws IOException if it cannot be read
     */
    byte[] read(String name) throws IOException;
  }
}
