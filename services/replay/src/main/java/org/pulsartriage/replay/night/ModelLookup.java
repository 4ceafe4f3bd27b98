package org.pulsartriage.replay.night;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.pulsartriage.models.bundle.InvalidBundleException;
import org.pulsartriage.models.bundle.ModelBundle;
import org.pulsartriage.models.store.BundleReader;
import org.pulsartriage.schemas.ModelReference;
import org.pulsartriage.schemas.ModelRelease;
import org.pulsartriage.schemas.kafka.KafkaConnection;
import org.pulsartriage.schemas.kafka.TopicTail;
import org.pulsartriage.schemas.serde.AvroCodec;

/**
 * Models by what a person calls them: a bundle's file, the one that ships, or the id or the first
 * digits of the digest of a release.
 */
public final class ModelLookup {

  /** What the bundle that ships is called. */
  public static final String PACKAGED = "packaged";

  private static final String PACKAGED_URI = "packaged:compact";
  private static final int LEAST_DIGITS = 8;

  private final KafkaConnection connection;
  private final BundleReader bundles;

  /**
   * A model that was found.
   *
   * @param bundle the model
   * @param reference how a record names it
   */
  public record Found(ModelBundle bundle, ModelReference reference) {}

  /**
   * @param connection the cluster whose releases are looked through
   * @param bundles fetches the bundles of releases; stays the caller's
   */
  public ModelLookup(KafkaConnection connection, BundleReader bundles) {
    this.connection = connection;
    this.bundles = bundles;
  }

  /**
   * @param name a file, {@link #PACKAGED}, a model id, or 8 or more digits of a digest
   * @return the model; of several releases of an id the last
   * @throws IllegalArgumentException where there is none; one line, with the ids there are
   * @throws InvalidBundleException where the bundle is not what it should be
   * @throws IOException where it cannot be read
   */
  public Found find(String name) throws InvalidBundleException, IOException {
    if (name.equals(PACKAGED)) {
      return found(ModelBundle.packaged(), PACKAGED_URI);
    }
    Path file = file(name);
    if (file != null) {
      return found(ModelBundle.open(file), file.toAbsolutePath().normalize().toUri().toString());
    }
    List<ModelRelease> releases = releases();
    ModelRelease last = null;
    for (ModelRelease release : releases) {
      if (release.getModelId().equals(name)
          || name.length() >= LEAST_DIGITS && release.getDigest().startsWith(name)) {
        last = release;
      }
    }
    if (last == null) {
      TreeSet<String> ids = new TreeSet<>();
      releases.forEach(release -> ids.add(release.getModelId()));
      throw new IllegalArgumentException(
          "model '%s': no such file, and no release of that name; %s"
              .formatted(
                  name,
                  ids.isEmpty() ? "none was released" : "released are " + String.join(", ", ids)));
    }
    return found(bundles.read(last.getBundleUri(), last.getDigest()), last.getBundleUri());
  }

  private static Found found(ModelBundle bundle, String uri) {
    return new Found(bundle, new ModelReference(bundle.manifest().modelId(), bundle.digest(), uri));
  }

  private static Path file(String name) {
    try {
      Path path = Path.of(name);
      return Files.exists(path) ? path : null;
    } catch (InvalidPathException e) {
      return null;
    }
  }

  private List<ModelRelease> releases() {
    AvroCodec<ModelRelease> codec = AvroCodec.of(ModelRelease.class);
    List<ModelRelease> releases = new ArrayList<>();
    try (TopicTail tail = TopicTail.of(connection, connection.topics().models().name())) {
      tail.read(
          record -> {
            if (record.value() != null) {
              releases.add(codec.decode(record.value()));
            }
          });
    }
    return releases;
  }
}
