package org.pulsartriage.datasets.image;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.pulsartriage.datasets.MalformedDataException;

/** Images in a zip. */
public final class ZipImages implements ImageEntries {

  private final Path archive;
  private final List<String> names;

  /**
   * @param archive a zip
   * @throws MalformedDataException if it is no zip, or an entry's name leads outside it
   * @throws IOException if it cannot be read
   */
  public ZipImages(Path archive) throws IOException {
    this.archive = archive;
    List<String> found = new ArrayList<>();
    try (ZipFile zip = open()) {
      for (ZipEntry entry : Collections.list(zip.entries())) {
        String name = EntryNames.checked(archive, entry.getName());
        if (!entry.isDirectory() && EntryNames.isImage(name) && found.size() < MAX_IMAGES) {
          found.add(entry.getName());
        }
      }
    }
    found.sort(NaturalOrder.INSTANCE);
    this.names = List.copyOf(found);
  }

  private ZipFile open() throws IOException {
    try {
      return new ZipFile(archive.toFile());
    } catch (ZipException e) {
      throw new MalformedDataException(archive, "zip directory", e.getMessage(), e);
    }
  }

  @Override
  public Path file() {
    return archive;
  }

  @Override
  public List<String> names() {
    return names;
  }

  @Override
  public ImageReader open(Set<String> wanted) throws IOException {
    ZipFile zip = open();
    return new ImageReader() {
      @Override
      public byte[] read(String name) throws IOException {
        ZipEntry entry = zip.getEntry(name);
        if (entry == null) {
          throw new MalformedDataException(archive, "entry " + name, "no such entry");
        }
        try (InputStream in = zip.getInputStream(entry)) {
          return EntryNames.readBounded(in, archive, "entry " + name);
        } catch (ZipException | EOFException e) {
          throw new MalformedDataException(archive, "entry " + name, e.getMessage(), e);
        }
      }

      @Override
      public void close() throws IOException {
        zip.close();
      }
    };
  }
}
