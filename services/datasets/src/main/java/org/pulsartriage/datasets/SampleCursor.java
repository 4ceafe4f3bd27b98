package org.pulsartriage.datasets;

import java.io.Closeable;
import java.io.IOException;

/** Samples one after the other, in the data set's own order. For one thread. */
public interface SampleCursor extends Closeable {

  /**
   * @return the next sample, or null after the last
   * @throws MalformedDataException if a file isn't what its layout promises
   * @throws IOException if a file cannot be read
   */
  Sample next() throws IOException;
}
