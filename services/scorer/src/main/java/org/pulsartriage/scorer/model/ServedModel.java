package org.pulsartriage.scorer.model;

import java.nio.file.Path;
import org.pulsartriage.models.bundle.InvalidBundleException;
import org.pulsartriage.models.bundle.ModelBundle;
import org.pulsartriage.models.engine.CandidateScorer;
import org.pulsartriage.models.engine.CandidateScorers;
import org.pulsartriage.models.engine.EngineKind;

/**
 * The model that a scorer serves.
 *
 * @param opener opens one more scorer of it
 * @param bundleUri where its bundle lies: a file: URI or packaged:NAME
 */
public record ServedModel(Opener opener, String bundleUri) {

  private static final String PACKAGED = "packaged:compact";

  /** Opens a scorer. */
  @FunctionalInterface
  public interface Opener {

    /**
     * @return a scorer, to be closed by the caller
     * @throws IllegalStateException naming bundle, entry and cause where it cannot be loaded
     */
    CandidateScorer open();
  }

  /**
   * @param engine the inference engine
   * @return the model that ships
   * @throws IllegalStateException where this build has none
   */
  public static ServedModel packaged(EngineKind engine) {
    return of(ModelBundle.packaged(), engine, PACKAGED);
  }

  /**
   * @param file a bundle
   * @param engine the inference engine
   * @return the model in it
   * @throws IllegalStateException naming file, entry and cause
   */
  public static ServedModel inFile(Path file, EngineKind engine) {
    try {
      return of(ModelBundle.open(file), engine, file.toAbsolutePath().toUri().toString());
    } catch (InvalidBundleException e) {
      throw new IllegalStateException(e.getMessage(), e);
    }
  }

  /**
   * @param bundle a bundle
   * @param engine the inference engine
   * @param uri where the bundle lies
   * @return the model in it
   */
  public static ServedModel of(ModelBundle bundle, EngineKind engine, String uri) {
    return new ServedModel(
        () -> {
          try {
            return CandidateScorers.open(bundle, engine);
          } catch (InvalidBundleException e) {
            throw new IllegalStateException(e.getMessage(), e);
          }
        },
        uri);
  }
}
