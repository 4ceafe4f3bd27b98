package org.pulsartriage.schemas.releases;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.pulsartriage.schemas.ModelRelease;
import org.pulsartriage.schemas.kafka.KafkaConnection;
import org.pulsartriage.schemas.kafka.TopicTail;
import org.pulsartriage.schemas.serde.AvroCodec;

/** Reads the models topic: all of it at first, after that what is new. For one thread. */
public final class ModelReleasesReader implements AutoCloseable {

  private final AvroCodec<ModelRelease> codec = AvroCodec.of(ModelRelease.class);
  private final TopicTail tail;
  private ModelReleases releases = ModelReleases.NONE;

  /**
   * @param connection the cluster
   * @throws org.apache.kafka.common.errors.UnknownTopicOrPartitionException where it has no models
   */
  public ModelReleasesReader(KafkaConnection connection) {
    this.tail = TopicTail.of(connection, connection.topics().models().name());
  }

  /**
   * @return the models as they are committed now
   */
  public ModelReleases read() {
    List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
    tail.read(records::add);
    List<ModelRelease> all = new ArrayList<>(releases.all());
    for (ConsumerRecord<byte[], byte[]> record : records) {
      if (record.value() == null) {
        String key = new String(record.key(), StandardCharsets.UTF_8);
        all.removeIf(release -> release.getModelId().equals(key));
      } else {
        all.add(codec.decode(record.value()));
      }
    }
    releases = new ModelReleases(all);
    return releases;
  }

  @Override
  public void close() {
    tail.close();
  }
}
