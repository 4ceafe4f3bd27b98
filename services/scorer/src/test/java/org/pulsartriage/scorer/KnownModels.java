package org.pulsartriage.scorer;

import java.io.IOException;
import java.util.Map;
import org.pulsartriage.models.bundle.InvalidBundleException;
import org.pulsartriage.models.engine.ModelDescription;
import org.pulsartriage.scorer.model.ModelSource;
import org.pulsartriage.scorer.model.ServedModel;

/** The two models of {@link IdentityScorer}, the first of which comes with the scorer. */
public final class KnownModels implements ModelSource {

  /** Where the first one lies. */
  public static final String OWN_URI = "packaged:identity";

  /** Where the other one lies. */
  public static final String OTHER_URI = "memory:other";

  /** A place that does not answer. */
  public static final String UNREACHABLE_URI = "memory:unreachable";

  private static final Map<String, ModelDescription> KNOWN =
      Map.of(OWN_URI, IdentityScorer.MODEL, OTHER_URI, IdentityScorer.OTHER);

  @Override
  public ServedModel own() {
    return served(OWN_URI);
  }

  @Override
  public ServedModel load(String bundleUri, String digest)
      throws InvalidBundleException, IOException {
    if (bundleUri.equals(UNREACHABLE_URI)) {
      throw new IOException("no answer");
    }
    if (!KNOWN.containsKey(bundleUri)) {
      throw new InvalidBundleException(bundleUri, null, "nothing lies there");
    }
    String found = KNOWN.get(bundleUri).digest();
    if (!found.equals(digest)) {
      throw new InvalidBundleException(
          bundleUri, null, "its digest is " + found + ", announced was " + digest);
    }
    return served(bundleUri);
  }

  private static ServedModel served(String uri) {
    return new ServedModel(() -> new IdentityScorer(KNOWN.get(uri)), uri);
  }
}
