package org.pulsartriage.datasets.reader;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.pulsartriage.datasets.DataSource;
import org.pulsartriage.datasets.MalformedDataException;
import org.pulsartriage.datasets.MissingDataException;

/** Finding files of a data set, and reading them whether or not they are compressed. */
final class DataFiles {

  private static final int BUFFER = 1 << 16;

  private DataFiles() {}

  /**
   * @param folder a folder
   * @param name a file's name
   * @return the file, or the same with {@code .gz} added, or null if neither is there
   */
  static Path find(Path folder, String name) {
    for (String candidate : List.of(name, name + ".gz")) {
      Path file = folder.resolve(candidate);
      if (Files.isRegularFile(file)) {
        return file;
      }
    }
    return null;
  }

  /**
   * @param dataset name of the data set, for the error
   * @param folder where its files lie
   * @param names files that must all be there, plain or with {@code .gz} added
   * @param source where a person gets them
   * @return the files, in that order
   * @throws MissingDataException naming every one that isn't there
   */
  static List<Path> require(String dataset, Path folder, List<String> names, DataSource source)
      throws MissingDataException {
    List<Path> found = new ArrayList<>();
    List<String> missing = new ArrayList<>();
    for (String name : names) {
      Path file = find(folder, name);
      if (file == null) {
        missing.add(name + "[.gz]");
      } else {
        found.add(file);
      }
    }
    if (!missing.isEmpty()) {
      throw new MissingDataException(dataset, folder, missing, source);
    }
    return found;
  }

  /**
   * @param file a file; inflated if its name ends in {@code .gz}
   * @return its content
   * @throws MalformedDataException if it is named gzip and is not
   */
  static InputStream open(Path file) throws IOException {
    InputStream raw = Files.newInputStream(file);
    if (!file.toString().endsWith(".gz")) {
      return new BufferedInputStream(raw, BUFFER);
    }
    try {
      return new BufferedInputStream(new GZIPInputStream(raw, BUFFER), BUFFER);
    } catch (ZipException | EOFException e) {
      raw.close();
      throw new MalformedDataException(file, "gzip header", e.getMessage(), e);
    } catch (IOException e) {
      raw.close();
      throw e;
    }
  }

  /**
   * Fills the buffer or says what was missing.
   *
   * @param in the content of the file
   * @param buffer to fill
   * @param file for the error
   * @param element for the error
   * @throws MalformedDataException if the content ends before, or isn't gzip
   */
  static void readFully(InputStream in, byte[] buffer, Path file, String element)
      throws IOException {
    int read = read(in, buffer, file, element);
    if (read < buffer.length) {
      throw new MalformedDataException(
          file, element, "ends after " + read + " of " + buffer.length + " bytes");
    }
  }

  /**
   * @return how many bytes were left to read, up to the buffer's length
   */
  static int read(InputStream in, byte[] buffer, Path file, String element) throws IOException {
    try {
      return in.readNBytes(buffer, 0, buffer.length);
    } catch (ZipException e) {
      throw new MalformedDataException(file, element, "broken gzip: " + e.getMessage(), e);
    } catch (EOFException e) {
      throw new MalformedDataException(file, element, "the gzip stream is cut short", e);
    }
  }

  /** Passes over bytes, or says what was missing. */
  static void skipFully(InputStream in, long bytes, Path file, String element) throws IOException {
    try {
      in.skipNBytes(bytes);
    } catch (ZipException e) {
      throw new MalformedDataException(file, element, "broken gzip: " + e.getMessage(), e);
    } catch (EOFException e) {
      throw new MalformedDataException(file, element, "the file is cut short", e);
    }
  }

  /** Throws if the content goes on. */
  static void requireEnd(InputStream in, Path file, String element) throws IOException {
    if (read(in, new byte[1], file, element) != 0) {
      throw new MalformedDataException(file, element, "bytes after the last one expected");
    }
  }

  static float[] toFloats(byte[] bytes, int from, int count) {
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = bytes[from + i] & 0xff;
    }
    return values;
  }
}
