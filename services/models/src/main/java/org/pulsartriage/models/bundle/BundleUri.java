package org.pulsartriage.models.bundle;

import java.net.URI;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Path;

/**
 * Where bundles lie, as releases and replays name it: {@code file:} URIs and {@code packaged:NAME}.
 */
public final class BundleUri {

  /** The bundle that ships. */
  public static final String PACKAGED = "packaged:compact";

  private BundleUri() {}

  /**
   * @param file a bundle
   * @return its URI
   */
  public static String of(Path file) {
    return file.toAbsolutePath().normalize().toUri().toString();
  }

  /**
   * @param uri where a bundle lies
   * @param digest the digest that it was announced with, 64 hexadecimal digits
   * @return the bundle, its digest, entries and manifest checked
   * @throws InvalidBundleException naming the URI, the entry and the cause
   */
  public static ModelBundle open(String uri, String digest) throws InvalidBundleException {
    if (uri.equals(PACKAGED)) {
      ModelBundle bundle = ModelBundle.packaged();
      if (!bundle.digest().equals(digest)) {
        throw new InvalidBundleException(
            uri, null, "its digest is " + bundle.digest() + ", announced was " + digest);
      }
      return bundle;
    }
    return ModelBundle.open(file(uri), digest);
  }

  private static Path file(String uri) throws InvalidBundleException {
    try {
      URI parsed = URI.create(uri);
      if ("file".equals(parsed.getScheme())) {
        return Path.of(parsed);
      }
    } catch (IllegalArgumentException | FileSystemNotFoundException e) {
      throw new InvalidBundleException(uri, null, "no place of a bundle: " + e.getMessage(), e);
    }
    throw new InvalidBundleException(
        uri, null, "no place of a bundle: file: URIs and " + PACKAGED + " are");
  }
}
