package org.pulsartriage.candidates.catalogue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * The known pulsars of one file.
 *
 * @param version file name, {@code @}, SHA-256 of the file
 * @param pulsars those with a position and a period, in the order of the file
 * @param incomplete how many the file has besides, whose position or period is unknown
 */
public record PulsarCatalogue(String version, List<KnownPulsar> pulsars, int incomplete) {

  /** Largest file that is read, in bytes: a hundred times the catalogue of all known pulsars. */
  public static final int LARGEST_FILE = 64 << 20;

  /** Keeps its own list. */
  public PulsarCatalogue {
    pulsars = List.copyOf(pulsars);
  }

  /**
   * Reads a CSV file: a header, then a row a pulsar; {@code docs/data/known-pulsars.md} has the
   * whole format.
   *
   * @param file the file
   * @return the catalogue
   * @throws MalformedCatalogueException where it is no catalogue, with line and column
   * @throws IOException where it cannot be read
   */
  public static PulsarCatalogue read(Path file) throws IOException, MalformedCatalogueException {
    String name = file.getFileName().toString();
    byte[] bytes;
    try (InputStream in = Files.newInputStream(file)) {
      bytes = in.readNBytes(LARGEST_FILE + 1);
    }
    if (bytes.length > LARGEST_FILE) {
      throw new MalformedCatalogueException(
          name, 0, null, "larger than " + (LARGEST_FILE >> 20) + " MiB");
    }
    CatalogueReader reader = new CatalogueReader(name);
    List<KnownPulsar> pulsars = reader.read(bytes);
    return new PulsarCatalogue(name + "@" + sha256(bytes), pulsars, reader.incomplete());
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
