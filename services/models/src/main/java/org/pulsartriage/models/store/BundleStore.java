package org.pulsartriage.models.store;

import java.io.IOException;
import org.pulsartriage.models.bundle.ModelBundle;

/** Keeps bundles, each under its digest, and gives them back. Safe for many threads. */
public interface BundleStore extends BundleReader {

  /**
   * Keeps a bundle. Another of the same digest is the same bundle: putting it again changes
   * nothing.
   *
   * @param bundle a bundle
   * @return the URI that a {@link BundleReader} finds it by
   * @throws IOException where it cannot be kept
   */
  String put(ModelBundle bundle) throws IOException;
}
