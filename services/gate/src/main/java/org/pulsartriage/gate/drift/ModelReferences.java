package org.pulsartriage.gate.drift;

import java.io.IOException;
import java.util.Optional;
import org.pulsartriage.models.reference.Reference;

/** What models were trained on. */
@FunctionalInterface
public interface ModelReferences {

  /**
   * @param digest SHA-256 of a model's bundle
   * @return the reference in it; empty where it has none
   * @throws IOException where the bundle cannot be had now; to be asked again later
   */
  Optional<Reference> of(String digest) throws IOException;
}
