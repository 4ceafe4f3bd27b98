package org.pulsartriage.gate.drift;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.pulsartriage.models.bundle.InvalidBundleException;
import org.pulsartriage.models.reference.Reference;
import org.pulsartriage.models.store.BundleReader;
import org.pulsartriage.schemas.ModelRelease;
import org.pulsartriage.schemas.kafka.KafkaConnection;
import org.pulsartriage.schemas.releases.ModelReleasesReader;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks for the bundle of a release, once for each digest. For one thread. */
final class ReleasedReferences implements ModelReferences, AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(ReleasedReferences.class);

  private final ModelReleasesReader releases;
  private final BundleReader bundles;
  private final Map<String, Optional<Reference>> known = new HashMap<>();

  /**
   * @param connection the cluster, with its topics
   * @param bundles fetches the bundles of releases; stays the caller's
   */
  ReleasedReferences(KafkaConnection connection, BundleReader bundles) {
    this.releases = new ModelReleasesReader(connection);
    this.bundles = bundles;
  }

  @Override
  public Optional<Reference> of(String digest) throws IOException {
    Optional<Reference> before = known.get(digest);
    if (before != null) {
      return before;
    }
    Optional<Reference> found = look(digest);
    known.put(digest, found);
    return found;
  }

  private Optional<Reference> look(String digest) throws IOException {
    for (ModelRelease release : releases.read().all()) {
      if (release.getDigest().equals(digest)) {
        try {
          return bundles.read(release.getBundleUri(), digest).reference();
        } catch (InvalidBundleException e) {
          // It scores all the same, from a copy: its first night has to do.
          LOG.warn("no reference: {}", e.getMessage());
          return Optional.empty();
        }
      }
    }
    LOG.warn("no release has digest {}: its first full night is its reference", digest);
    return Optional.empty();
  }

  @Override
  public void close() {
    releases.close();
  }
}
