package org.pulsartriage.replay.source;

import java.io.Closeable;
import java.io.IOException;

/** Samples that can be replayed, always the same ones in the same order. */
public interface ReplaySource {

  /**
   * @return what they are
   */
  SourceDescription description();

  /**
   * @param from how many to leave out, 0 to the number of samples
   * @return the others in their order, to be closed by the caller
   * @throws IOException if a file isn't what its layout promises, or cannot be read
   */
  Cursor open(int from) throws IOException;

  /** A reading of the samples. For one thread. */
  interface Cursor extends Closeable {

    /**
     * @return the next sample, or null after the last
     * @throws IOException if a file isn't what its layout promises, or cannot be read
     * @throws IllegalArgumentException if a value is not of the source's encoding
     */
    ReplaySample next() throws IOException;
  }
}
