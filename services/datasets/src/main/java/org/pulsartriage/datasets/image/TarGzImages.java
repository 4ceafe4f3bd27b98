package org.pulsartriage.datasets.image;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.pulsartriage.datasets.MalformedDataException;

/**
 * Images in a gzip-compressed tar. The archive is read from front to back; wanted entries that lie
 * before the one asked for are kept in memory until they are asked for themselves, up to a bound.
 */
public final class TarGzImages implements ImageEntries {

  private static final long MAX_KEPT_BYTES = 512L << 20;
  private static final int BUFFER = 1 << 16;

  private final Path archive;
  private final List<String> names;

  /**
   * @param archive a {@code .tar.gz}
   * @throws MalformedDataException if it is none, or an entry's name leads outside it
   * @throws IOException if it cannot be read
   */
  public TarGzImages(Path archive) throws IOException {
    this.archive = archive;
    List<String> found = new ArrayList<>();
    try (Entries entries = new Entries(archive)) {
      for (String name = entries.next(); name != null; name = entries.next()) {
        if (found.size() == MAX_IMAGES) {
          throw new MalformedDataException(archive, "entries", "more than " + MAX_IMAGES);
        }
        found.add(name);
      }
    }
    found.sort(NaturalOrder.INSTANCE);
    this.names = List.copyOf(found);
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
    return new ForwardReader(archive, wanted);
  }

  private static final class ForwardReader implements ImageReader {

    private final Path archive;
    private final Set<String> wanted;
    private final Entries entries;
    private final Map<String, byte[]> kept = new HashMap<>();
    private long keptBytes;

    ForwardReader(Path archive, Set<String> wanted) throws IOException {
      this.archive = archive;
      this.wanted = wanted;
      this.entries = new Entries(archive);
    }

    @Override
    public byte[] read(String name) throws IOException {
      byte[] before = kept.remove(name);
      if (before != null) {
        keptBytes -= before.length;
        return before;
      }
      for (String at = entries.next(); at != null; at = entries.next()) {
        if (at.equals(name)) {
          return entries.content(at);
        }
        if (wanted.contains(at)) {
          keep(at, entries.content(at));
        }
      }
      throw new MalformedDataException(archive, "entry " + name, "no such entry");
    }

    private void keep(String name, byte[] content) throws MalformedDataException {
      keptBytes += content.length;
      if (keptBytes > MAX_KEPT_BYTES) {
        throw new MalformedDataException(
            archive,
            "entry " + name,
            "entries so far out of order that more than "
                + MAX_KEPT_BYTES
                + " bytes would be kept; unpack the archive into its folder instead");
      }
      kept.put(name, content);
    }

    @Override
    public void close() throws IOException {
      entries.close();
    }
  }

  /** The image entries of a tar, front to back. */
  private static final class Entries implements AutoCloseable {

    private final Path archive;
    private final TarArchiveInputStream tar;
    private String last = "first header";

    Entries(Path archive) throws IOException {
      this.archive = archive;
      BufferedInputStream raw = new BufferedInputStream(Files.newInputStream(archive), BUFFER);
      try {
        this.tar =
            new TarArchiveInputStream(
                new BufferedInputStream(new GZIPInputStream(raw, BUFFER), BUFFER));
      } catch (ZipException | EOFException e) {
        raw.close();
        throw new MalformedDataException(archive, "gzip header", e.getMessage(), e);
      } catch (IOException e) {
        raw.close();
        throw e;
      }
    }

    /** The next image's name, or null. Links, devices and folders are passed over. */
    String next() throws IOException {
      try {
        for (TarArchiveEntry entry = tar.getNextEntry();
            entry != null;
            entry = tar.getNextEntry()) {
          String name = EntryNames.checked(archive, entry.getName());
          last = "entry " + name;
          if (entry.isFile() && EntryNames.isImage(name)) {
            if (entry.getSize() > MAX_IMAGE_BYTES) {
              throw new MalformedDataException(
                  archive, last, entry.getSize() + " bytes, more than " + MAX_IMAGE_BYTES);
            }
            return name;
          }
        }
        return null;
      } catch (MalformedDataException e) {
        throw e;
      } catch (IOException e) {
        throw new MalformedDataException(archive, "after " + last, e.getMessage(), e);
      }
    }

    byte[] content(String name) throws IOException {
      try {
        return EntryNames.readBounded(tar, archive, "entry " + name);
      } catch (MalformedDataException e) {
        throw e;
      } catch (IOException e) {
        throw new MalformedDataException(archive, "entry " + name, e.getMessage(), e);
      }
    }

    @Override
    public void close() throws IOException {
      tar.close();
    }
  }
}
