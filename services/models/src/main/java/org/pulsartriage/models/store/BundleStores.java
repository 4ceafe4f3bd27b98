package org.pulsartriage.models.store;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** The kinds of stores by the scheme of their URIs. To add one, add its line. */
public final class BundleStores {

  private static final Map<String, Function<URI, BundleStore>> BY_SCHEME =
      new TreeMap<>(Map.of("file", location -> new FolderBundleStore(Path.of(location))));

  private BundleStores() {}

  /**
   * @param location URI of a store, or of a bundle in one
   * @return the store; nothing is looked up yet
   * @throws IllegalArgumentException naming the schemes there are, where this one is unknown
   */
  public static BundleStore at(URI location) {
    Function<URI, BundleStore> kind =
        location.getScheme() == null ? null : BY_SCHEME.get(location.getScheme());
    if (kind == null) {
      throw new IllegalArgumentException(
          "no bundle store for " + location + ": its scheme is none of " + BY_SCHEME.keySet());
    }
    return kind.apply(location);
  }
}
