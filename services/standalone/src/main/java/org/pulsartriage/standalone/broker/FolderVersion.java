package org.pulsartriage.standalone.broker;

import java.nio.file.Path;
import org.apache.kafka.metadata.bootstrap.BootstrapDirectory;
import org.apache.kafka.metadata.bootstrap.BootstrapMetadata;
import org.apache.kafka.server.common.MetadataVersion;

/**
 * Which Kafka a data folder is of. A later one's metadata are not read by this one, and the broker
 * says so after it has begun to start, in words that name no folder.
 */
final class FolderVersion {

  private FolderVersion() {}

  /**
   * @param folder as its user knows it
   * @param log the broker's own folder in it, formatted
   * @throws BrokerStartException where a later Kafka has formatted it
   * @throws Exception where its record of that cannot be read
   */
  static void check(Path folder, Path log) throws Exception {
    BootstrapMetadata metadata = new BootstrapDirectory(log.toString()).read();
    short theirs = metadata.featureLevel(MetadataVersion.FEATURE_NAME);
    MetadataVersion ours = MetadataVersion.latestProduction();
    if (theirs > ours.featureLevel()) {
      throw new BrokerStartException(
          "data folder %s was written by a later Kafka (metadata version %d; this one reads up to %d, %s): take another folder, or the build that wrote it"
              .formatted(folder, theirs, ours.featureLevel(), ours),
          null);
    }
  }
}
