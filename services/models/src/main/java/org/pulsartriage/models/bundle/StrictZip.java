package org.pulsartriage.models.bundle;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * Zips of known entries. Written so that the same content gives the same bytes: entries in the
 * order given, one fixed time stamp, stored (deflate differs between zlib builds).
 */
final class StrictZip {

  private static final LocalDateTime TIME_STAMP = LocalDateTime.of(1980, 1, 1, 0, 0);

  private StrictZip() {}

  /**
   * @param bundle the bundle's name, for messages
   * @param where path of the zip inside the bundle with a trailing "/", or ""; for messages
   * @param bytes the zip
   * @param limits the entries that are allowed, each with the most bytes that it may hold
   * @return content by entry
   * @throws InvalidBundleException on an entry that is not allowed, too large, or there twice, and
   *     on bytes that are no zip
   */
  static Map<String, byte[]> read(
      String bundle, String where, byte[] bytes, Map<String, Integer> limits)
      throws InvalidBundleException {
    Map<String, byte[]> content = new TreeMap<>();
    try (ZipInputStream zip =
        new ZipInputStream(new ByteArrayInputStream(bytes), StandardCharsets.UTF_8)) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        Integer limit = limits.get(entry.getName());
        String name = where + printable(entry.getName());
        if (limit == null) {
          throw new InvalidBundleException(
              bundle,
              name,
              "no such entry belongs there, only " + String.join(", ", limits.keySet()));
        }
        byte[] data = zip.readNBytes(limit + 1);
        if (data.length > limit) {
          throw new InvalidBundleException(bundle, name, "larger than " + limit + " bytes");
        }
        if (content.put(entry.getName(), data) != null) {
          throw new InvalidBundleException(bundle, name, "there twice");
        }
      }
    } catch (IOException | IllegalArgumentException e) {
      throw new InvalidBundleException(
          bundle, where.isEmpty() ? null : where, "broken zip: " + e.getMessage(), e);
    }
    if (content.isEmpty()) {
      throw new InvalidBundleException(
          bundle, where.isEmpty() ? null : where, "no zip, or an empty one");
    }
    return content;
  }

  /**
   * @param content content by entry, in the order in which it is written
   * @return the zip
   */
  static byte[] write(Map<String, byte[]> content) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
      zip.setMethod(ZipOutputStream.STORED);
      for (Map.Entry<String, byte[]> file : content.entrySet()) {
        CRC32 checksum = new CRC32();
        checksum.update(file.getValue());
        ZipEntry entry = new ZipEntry(file.getKey());
        entry.setTimeLocal(TIME_STAMP);
        entry.setSize(file.getValue().length);
        entry.setCrc(checksum.getValue());
        zip.putNextEntry(entry);
        zip.write(file.getValue());
        zip.closeEntry();
      }
    } catch (IOException e) {
      throw new UncheckedIOException("a zip in memory", e);
    }
    return bytes.toByteArray();
  }

  private static String printable(String name) {
    String clean = name.replaceAll("[^\\x21-\\x7e]", "?");
    return clean.length() > 80 ? clean.substring(0, 80) + "..." : clean;
  }
}
