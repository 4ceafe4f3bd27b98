package org.pulsartriage.schemas.releases;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.pulsartriage.schemas.ModelRelease;
import org.pulsartriage.schemas.kafka.KafkaConnection;
import org.pulsartriage.schemas.serde.AvroCodec;

/**
 * The models of a pipeline, changed by whoever may. A change is decided on what is committed, and
 * written only if nobody began another change meanwhile: all who change share one transactional
 * identity, and a later one fences an earlier one that has not committed.
 */
public final class ModelRegistry {

  private static final int TRANSACTION_TIMEOUT_MS = 15_000;
  private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(5);

  private final KafkaConnection connection;
  private final InstantSource clock;
  private final AvroCodec<ModelRelease> codec = AvroCodec.of(ModelRelease.class);

  /**
   * @param connection the cluster
   * @param clock gives the time of a change
   */
  public ModelRegistry(KafkaConnection connection, InstantSource clock) {
    this.connection = connection;
    this.clock = clock;
  }

  /**
   * @return the models as they are committed now
   */
  public ModelReleases read() {
    try (ModelReleasesReader reader = new ModelReleasesReader(connection)) {
      return reader.read();
    }
  }

  /**
   * @param by who changes it
   * @param change what to change
   * @return the releases that were written, together; empty where nothing was to be changed
   * @throws ModelChangeException where the change is not allowed, or another was made at the same
   *     time; nothing was written
   */
  public List<ModelRelease> change(String by, ModelChange change) {
    return change(by, change, releases -> List.of());
  }

  /**
   * @param by who changes it
   * @param change what to change
   * @param told from the releases that are written, more records that are to be there if and only
   *     if the change is: they are written in the same transaction
   * @return the releases that were written, together; empty where nothing was to be changed
   * @throws ModelChangeException where the change is not allowed, or another was made at the same
   *     time; nothing was written
   */
  public List<ModelRelease> change(
      String by,
      ModelChange change,
      Function<List<ModelRelease>, List<ProducerRecord<byte[], byte[]>>> told) {
    // Most changes that change nothing, or are not allowed, are seen here without fencing anyone.
    if (change.on(read(), new Stamp(by, clock.instant())).isEmpty()) {
      return List.of();
    }
    Producer<byte[], byte[]> producer = producer();
    try {
      producer.initTransactions();
      List<ModelRelease> releases = change.on(read(), new Stamp(by, clock.instant()));
      if (!releases.isEmpty()) {
        producer.beginTransaction();
        releases.forEach(release -> producer.send(record(release)));
        told.apply(releases).forEach(producer::send);
        producer.commitTransaction();
      }
      return releases;
    } catch (KafkaException e) {
      if (isFenced(e)) {
        throw new ModelChangeException(
            "someone else changed the models at the same time; look at them and try again", e);
      }
      throw e;
    } finally {
      producer.close(CLOSE_TIMEOUT);
    }
  }

  private static boolean isFenced(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof ProducerFencedException
          || cause instanceof InvalidProducerEpochException) {
        return true;
      }
    }
    return false;
  }

  private Producer<byte[], byte[]> producer() {
    Map<String, Object> configuration = connection.clientConfiguration();
    configuration.put(
        ProducerConfig.TRANSACTIONAL_ID_CONFIG, connection.topics().prefix() + "models");
    configuration.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    configuration.put(ProducerConfig.ACKS_CONFIG, "all");
    configuration.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, TRANSACTION_TIMEOUT_MS);
    return new KafkaProducer<>(configuration, new ByteArraySerializer(), new ByteArraySerializer());
  }

  private ProducerRecord<byte[], byte[]> record(ModelRelease release) {
    return new ProducerRecord<>(
        connection.topics().models().name(),
        release.getModelId().getBytes(StandardCharsets.UTF_8),
        codec.encode(release));
  }
}
