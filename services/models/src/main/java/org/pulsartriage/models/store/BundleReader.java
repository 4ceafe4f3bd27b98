package org.pulsartriage.models.store;

import java.io.IOException;
import org.pulsartriage.models.bundle.InvalidBundleException;
import org.pulsartriage.models.bundle.ModelBundle;

/** Fetches bundles by the URI that their release names. Safe for many threads. */
public interface BundleReader extends AutoCloseable {

  /**
   * @param uri where the bundle lies, as {@link BundleStore#put} gave it
   * @return whether URIs of this kind are read here
   */
  boolean reads(String uri);

  /**
   * @param uri where the bundle lies
   * @param digest the digest that it was announced with, 64 lower-case hexadecimal digits
   * @return the bundle, its digest, entries and manifest checked
   * @throws InvalidBundleException where there is none at that URI, or not the announced one:
   *     asking again does not help
   * @throws IOException where the store cannot be reached or read: asking again may help
   */
  ModelBundle read(String uri, String digest) throws InvalidBundleException, IOException;

  @Override
  void close();
}
