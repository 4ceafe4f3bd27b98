package org.pulsartriage.scorer.service;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.UnknownMemberIdException;
import org.pulsartriage.schemas.ModelRelease;
import org.pulsartriage.schemas.ModelRole;
import org.pulsartriage.schemas.ModelSwitch;
import org.pulsartriage.schemas.kafka.KafkaConnection;
import org.pulsartriage.schemas.kafka.TopicTail;
import org.pulsartriage.schemas.serde.AvroCodec;

/**
 * Where the shadow's application begins: a new shadow with the candidates that come from now on,
 * not with the month that the topic keeps, nor where a shadow of last week stopped; one that had
 * begun, where it was.
 */
record ShadowStart(KafkaConnection connection, String application) {

  private static final AvroCodec<ModelSwitch> SWITCHES = AvroCodec.of(ModelSwitch.class);

  /**
   * @param release the shadow
   * @throws KafkaException where the cluster does not answer
   */
  void prepare(ModelRelease release) {
    if (hasBegun(release)) {
      return;
    }
    try (Admin admin = connection.admin()) {
      admin.alterConsumerGroupOffsets(application, ends(admin)).all().get();
    } catch (ExecutionException e) {
      // Another process runs the application already, and with it its position.
      if (!(e.getCause() instanceof UnknownMemberIdException)) {
        throw new KafkaException(
            "the shadow cannot be set to begin now: " + e.getCause().getMessage(), e.getCause());
      }
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    }
  }

  private boolean hasBegun(ModelRelease release) {
    boolean[] begun = {false};
    try (TopicTail tail = TopicTail.of(connection, connection.topics().modelSwitches().name())) {
      tail.read(
          record -> {
            ModelSwitch one = SWITCHES.decode(record.value());
            if (one.getRole() == ModelRole.SHADOW) {
              begun[0] =
                  one.getDigest().equals(release.getDigest())
                      && one.getModelId().equals(release.getModelId())
                      && !one.getSwitchedAt().isBefore(release.getReleasedAt());
            }
          });
    }
    return begun[0];
  }

  private Map<TopicPartition, OffsetAndMetadata> ends(Admin admin)
      throws ExecutionException, InterruptedException {
    Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
    for (int partition = 0; partition < connection.topics().partitions(); partition++) {
      asked.put(
          new TopicPartition(connection.topics().candidates().name(), partition),
          OffsetSpec.latest());
    }
    Map<TopicPartition, OffsetAndMetadata> ends = new HashMap<>();
    admin
        .listOffsets(asked, new ListOffsetsOptions(IsolationLevel.READ_COMMITTED))
        .all()
        .get()
        .forEach((partition, end) -> ends.put(partition, new OffsetAndMetadata(end.offset())));
    return ends;
  }
}
