package org.pulsartriage.standalone.models;

import java.io.IOException;
import org.pulsartriage.models.bundle.InvalidBundleException;
import org.pulsartriage.models.bundle.ModelBundle;
import org.pulsartriage.models.store.BundleReader;
import org.pulsartriage.models.store.BundleStores;
import org.pulsartriage.models.store.S3Settings;
import org.pulsartriage.schemas.ModelRelease;

/** Reads released bundles as a scorer would. */
public final class BundleCheck {

  private BundleCheck() {}

  /**
   * @param release a release
   * @return its bundle, its digest, entries and manifest checked
   * @throws InvalidBundleException naming the URI and the cause
   * @throws IOException where its store cannot be reached from here
   */
  public static ModelBundle load(ModelRelease release) throws InvalidBundleException, IOException {
    try (BundleReader reader = BundleStores.reader(S3Settings.of(System.getenv()))) {
      return reader.read(release.getBundleUri(), release.getDigest());
    }
  }
}
