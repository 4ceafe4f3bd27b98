package org.pulsartriage.models.store;

import org.pulsartriage.models.bundle.InvalidBundleException;
import org.pulsartriage.models.bundle.ModelBundle;

/** The bundle that ships: {@code packaged:compact}. */
final class PackagedBundles implements BundleReader {

  private static final String SCHEME = "packaged:";
  private static final String COMPACT = SCHEME + "compact";

  @Override
  public boolean reads(String uri) {
    return uri.startsWith(SCHEME);
  }

  @Override
  public ModelBundle read(String uri, String digest) throws InvalidBundleException {
    if (!uri.equals(COMPACT)) {
      throw new InvalidBundleException(uri, null, "none of that name ships; " + COMPACT + " does");
    }
    return ModelBundle.of(uri, ModelBundle.packaged().bytes(), digest);
  }

  @Override
  public void close() {
    // Nothing is open.
  }
}
