package org.pulsartriage.trainer.run;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What a data set was read from, as a bundle tells it. */
final class Provenance {

  /** More files, and those of folders, are counted: reading them twice would take too long. */
  private static final int MOST_FILES_DIGESTED = 16;

  private Provenance() {}

  /**
   * @param sources files and folders
   * @return {@code sha256 NAME} of each file, {@code files in NAME} of each folder; {@code files}
   *     alone where there are many
   * @throws IOException if one cannot be read
   */
  static Map<String, String> of(List<Path> sources) throws IOException {
    if (sources.size() > MOST_FILES_DIGESTED) {
      return Map.of("files", Integer.toString(sources.size()));
    }
    Map<String, String> told = new LinkedHashMap<>();
    for (Path source : sources) {
      if (Files.isDirectory(source)) {
        told.put("files in " + source.getFileName(), Long.toString(count(source)));
      } else {
        told.put("sha256 " + source.getFileName(), digest(source));
      }
    }
    return told;
  }

  private static long count(Path folder) throws IOException {
    try (Stream<Path> within = Files.walk(folder)) {
      return within.filter(Files::isRegularFile).count();
    }
  }

  private static String digest(Path file) throws IOException {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      try (InputStream in = new DigestInputStream(Files.newInputStream(file), sha256)) {
        in.transferTo(OutputStream.nullOutputStream());
      }
      return HexFormat.of().formatHex(sha256.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
