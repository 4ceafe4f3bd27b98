package org.pulsartriage.standalone.models;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.pulsartriage.models.bundle.InvalidBundleException;
import org.pulsartriage.models.bundle.ModelBundle;
import org.pulsartriage.models.store.BundleLoader;
import org.pulsartriage.schemas.ModelRelease;

/** Loads released bundles as a scorer would, keeping nothing. */
public final class BundleCheck {

  private BundleCheck() {}

  /**
   * @param release a release
   * @return its bundle, its digest, entries and manifest checked
   * @throws InvalidBundleException naming the URI and the cause
   * @throws IOException where its store cannot be reached from here
   */
  public static ModelBundle load(ModelRelease release) throws InvalidBundleException, IOException {
    Path copies = Files.createTempDirectory("triage-bundle-");
    try {
      return new BundleLoader(copies).load(release.getBundleUri(), release.getDigest());
    } finally {
      delete(copies);
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> entries = Files.walk(folder)) {
      entries
          .sorted(Comparator.reverseOrder())
          .forEach(
              entry -> {
                try {
                  Files.delete(entry);
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
              });
    }
  }
}
