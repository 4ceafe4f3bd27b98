package org.pulsartriage.scorer.model;

import java.io.IOException;
import org.pulsartriage.models.bundle.InvalidBundleException;

/** Where a scorer has its models from. */
public interface ModelSource {

  /**
   * @return the model that comes with the scorer: it scores where no other is active
   * @throws IllegalStateException naming bundle, entry and cause where there is none
   */
  ServedModel own();

  /**
   * @param bundleUri where a bundle lies
   * @param digest the digest that it was announced with
   * @return the model in it
   * @throws InvalidBundleException naming the URI and the cause, where that bundle does not lie
   *     there
   * @throws IOException where it cannot be fetched now, which may pass
   */
  ServedModel load(String bundleUri, String digest) throws InvalidBundleException, IOException;
}
