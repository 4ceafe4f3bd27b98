package org.pulsartriage.datasets.image;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.pulsartriage.datasets.MalformedDataException;

/**
 * Names and sizes of archive entries. Names only ever serve as keys; odd ones are refused all the
 * same.
 */
final class EntryNames {

  private static final int MAX_LENGTH = 1024;
  private static final List<String> IMAGES = List.of(".jpg", ".jpeg", ".png");

  private EntryNames() {}

  /**
   * @return the name with a leading {@code ./} dropped
   * @throws MalformedDataException if it could lead outside the archive
   */
  static String checked(Path archive, String name) throws MalformedDataException {
    String plain = name.startsWith("./") ? name.substring(2) : name;
    if (plain.length() > MAX_LENGTH) {
      throw new MalformedDataException(
          archive,
          "entry " + plain.substring(0, 40) + "...",
          "name of " + plain.length() + " bytes");
    }
    boolean absolute = plain.startsWith("/") || plain.matches("[A-Za-z]:.*");
    if (absolute || plain.indexOf('\\') >= 0 || plain.indexOf('\0') >= 0) {
      throw new MalformedDataException(archive, "entry " + plain, "not a plain relative path");
    }
    for (String step : plain.split("/", -1)) {
      if (step.equals("..")) {
        throw new MalformedDataException(archive, "entry " + plain, "leads outside the archive");
      }
    }
    return plain;
  }

  static byte[] readBounded(InputStream in, Path root, String element) throws IOException {
    byte[] bytes = in.readNBytes(ImageEntries.MAX_IMAGE_BYTES + 1);
    if (bytes.length > ImageEntries.MAX_IMAGE_BYTES) {
      throw new MalformedDataException(
          root, element, "more than " + ImageEntries.MAX_IMAGE_BYTES + " bytes");
    }
    return bytes;
  }

  static boolean isImage(String name) {
    String last = name.substring(name.lastIndexOf('/') + 1);
    String lower = last.toLowerCase(Locale.ROOT);
    return !last.startsWith(".") && IMAGES.stream().anyMatch(lower::endsWith);
  }
}
