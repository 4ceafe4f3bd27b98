package org.pulsartriage.scorer.model;

import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.pulsartriage.models.engine.ModelDescription;
import org.pulsartriage.schemas.ModelRelease;
import org.pulsartriage.schemas.ModelState;
import org.pulsartriage.schemas.kafka.KafkaConnection;
import org.pulsartriage.schemas.kafka.TopicTail;
import org.pulsartriage.schemas.serde.AvroCodec;

/**
 * Says on the models topic which model scores. Writes only what is not said there already: a
 * release of this model as active, and the retirement of any other that stands as active.
 */
public final class ModelAnnouncement {

  private static final String RELEASED_BY = "scorer";

  private final KafkaConnection connection;
  private final InstantSource clock;
  private final AvroCodec<ModelRelease> codec = AvroCodec.of(ModelRelease.class);

  /**
   * @param connection the cluster
   * @param clock gives the time of a release
   */
  public ModelAnnouncement(KafkaConnection connection, InstantSource clock) {
    this.connection = connection;
    this.clock = clock;
  }

  /**
   * @param model the model that scores
   * @param bundleUri where its bundle lies: a file: URI or packaged:NAME
   * @return the releases that were written, in order; empty where the topic said it already
   */
  public List<ModelRelease> announce(ModelDescription model, String bundleUri) {
    Map<String, ModelRelease> last = read();
    List<ModelRelease> releases = new ArrayList<>();
    last.values().stream()
        .filter(r -> r.getState() == ModelState.ACTIVE && !r.getModelId().equals(model.modelId()))
        .forEach(r -> releases.add(retired(r, "another model became active: " + model.modelId())));
    if (!isActive(last.get(model.modelId()), model.digest())) {
      releases.add(active(model, bundleUri));
    }
    if (!releases.isEmpty()) {
      write(releases);
    }
    return releases;
  }

  private static boolean isActive(ModelRelease last, String digest) {
    return last != null && last.getState() == ModelState.ACTIVE && last.getDigest().equals(digest);
  }

  private ModelRelease active(ModelDescription model, String bundleUri) {
    return ModelRelease.newBuilder()
        .setModelId(model.modelId())
        .setDigest(model.digest())
        .setState(ModelState.ACTIVE)
        .setBundleUri(bundleUri)
        .setReleasedAt(clock.instant())
        .setReleasedBy(RELEASED_BY)
        .setNote("configured at the scorer's start")
        .build();
  }

  private ModelRelease retired(ModelRelease release, String note) {
    return ModelRelease.newBuilder(release)
        .setState(ModelState.RETIRED)
        .setReleasedAt(clock.instant())
        .setReleasedBy(RELEASED_BY)
        .setNote(note)
        .build();
  }

  private Map<String, ModelRelease> read() {
    Map<String, ModelRelease> last = new LinkedHashMap<>();
    try (TopicTail tail = TopicTail.of(connection, connection.topics().models().name())) {
      tail.read(
          record -> {
            String key = new String(record.key(), StandardCharsets.UTF_8);
            if (record.value() == null) {
              last.remove(key);
            } else {
              last.put(key, codec.decode(record.value()));
            }
          });
    }
    return last;
  }

  private void write(List<ModelRelease> releases) {
    Map<String, Object> configuration = connection.clientConfiguration();
    configuration.put(ProducerConfig.ACKS_CONFIG, "all");
    configuration.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    try (Producer<byte[], byte[]> producer =
        new KafkaProducer<>(configuration, new ByteArraySerializer(), new ByteArraySerializer())) {
      List<Future<RecordMetadata>> sent =
          releases.stream().map(release -> producer.send(record(release))).toList();
      for (Future<RecordMetadata> one : sent) {
        one.get();
      }
    } catch (ExecutionException e) {
      throw new KafkaException(
          "the model cannot be announced: " + e.getCause().getMessage(), e.getCause());
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    }
  }

  private ProducerRecord<byte[], byte[]> record(ModelRelease release) {
    return new ProducerRecord<>(
        connection.topics().models().name(),
        release.getModelId().getBytes(StandardCharsets.UTF_8),
        codec.encode(release));
  }
}
