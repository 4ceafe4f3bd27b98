package org.pulsartriage.models.store;

import java.io.IOException;
import java.net.URI;
import java.nio.file.NoSuchFileException;
import org.pulsartriage.models.bundle.ModelBundle;

/** A place that keeps bundles, each under a URI that others can read it by. */
public interface BundleStore {

  /**
   * @param bundle a bundle; kept whole or not at all, and left as it is where it is there already
   * @return where it lies
   * @throws IOException naming the place, where it cannot be kept
   */
  URI put(ModelBundle bundle) throws IOException;

  /**
   * @param uri where a bundle lies
   * @return its bytes, unchecked, at most one more than {@link ModelBundle#MAX_BYTES}
   * @throws NoSuchFileException where nothing lies there
   * @throws IOException where the place cannot be reached, which may pass
   */
  byte[] get(URI uri) throws IOException;
}
