package org.pulsartriage.gate.watch;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.pulsartriage.schemas.Alarm;
import org.pulsartriage.schemas.ModelRelease;
import org.pulsartriage.schemas.alarms.Alarms;
import org.pulsartriage.schemas.kafka.KafkaConnection;
import org.pulsartriage.schemas.releases.ModelChange;
import org.pulsartriage.schemas.releases.ModelRegistry;

/** Changes models and raises alarms in the gate's name. For one thread. */
public final class Hand implements AutoCloseable {

  /** Who changes the models where the gate does. */
  public static final String NAME = "gate";

  private final KafkaConnection connection;
  private final ModelRegistry registry;
  private final Producer<byte[], byte[]> producer;

  /**
   * @param connection the cluster
   * @param clock gives the time of a change
   */
  public Hand(KafkaConnection connection, InstantSource clock) {
    this.connection = connection;
    this.registry = new ModelRegistry(connection, clock);
    Map<String, Object> configuration = connection.clientConfiguration();
    configuration.put(ProducerConfig.ACKS_CONFIG, "all");
    configuration.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    this.producer =
        new KafkaProducer<>(configuration, new ByteArraySerializer(), new ByteArraySerializer());
  }

  /** Nothing is written where the change, on what is committed then, changes nothing. */
  List<ModelRelease> change(ModelChange change) {
    return registry.change(NAME, change);
  }

  /** The alarm is there if and only if the change is. */
  List<ModelRelease> change(ModelChange change, Alarm alarm) {
    return registry.change(
        NAME, change, written -> List.of(Alarms.record(connection.topics(), alarm)));
  }

  void raise(Alarm alarm) {
    try {
      producer.send(Alarms.record(connection.topics(), alarm)).get();
    } catch (ExecutionException e) {
      throw new KafkaException("an alarm cannot be written: " + e.getCause().getMessage(), e);
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    }
  }

  static Alarm.Builder about(ModelRelease release, Instant now) {
    return Alarm.newBuilder()
        .setSubject(release.getModelId())
        .setModelId(release.getModelId())
        .setModelDigest(release.getDigest())
        .setAt(now);
  }

  @Override
  public void close() {
    producer.close();
  }
}
