package org.pulsartriage.ingest.pipeline;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.pulsartriage.schemas.kafka.KafkaConnection;
import org.pulsartriage.schemas.topics.TopicCatalogue;

/** The transactional producer of one ingest. */
public final class ProducerSettings {

  /** Above the largest record that ingest sends. */
  private static final int LARGEST_REQUEST = TopicCatalogue.QUARANTINE_MAX_BYTES + (2 << 20);

  private ProducerSettings() {}

  /**
   * @param connection the cluster
   * @param instance name of the ingest; a second producer of one name fences the first
   * @return a producer whose transactions are yet to be initialised
   */
  public static Producer<byte[], byte[]> producer(KafkaConnection connection, String instance) {
    Map<String, Object> all = new HashMap<>();
    // Short enough that an ingest that dies does not hold up readers of what is committed for long.
    all.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, 30_000);
    all.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 25_000);
    all.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 10_000);
    all.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 25_000);
    all.put(ProducerConfig.LINGER_MS_CONFIG, 5);
    all.put(ProducerConfig.BATCH_SIZE_CONFIG, 256 << 10);
    all.putAll(connection.clientConfiguration());

    all.put(
        ProducerConfig.TRANSACTIONAL_ID_CONFIG,
        connection.topics().prefix() + "ingest." + instance);
    all.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    all.put(ProducerConfig.ACKS_CONFIG, "all");
    all.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, LARGEST_REQUEST);
    return new KafkaProducer<>(all, new ByteArraySerializer(), new ByteArraySerializer());
  }
}
