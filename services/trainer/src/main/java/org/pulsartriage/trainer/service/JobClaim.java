package org.pulsartriage.trainer.service;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
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
import org.pulsartriage.schemas.kafka.KafkaConnection;
import org.pulsartriage.schemas.topics.TopicCatalogue;

/**
 * The right to speak for a job. Its producer's transactional id is the job's: opening it ends
 * whatever an earlier holder had begun and shuts that holder out, so that a trainer which was only
 * thought dead can say nothing more. After opening, the topics tell all that earlier holders ever
 * said. For one thread.
 */
final class JobClaim implements AutoCloseable {

  private static final int LARGEST_REQUEST = TopicCatalogue.QUARANTINE_MAX_BYTES + (2 << 20);

  private final KafkaConnection connection;
  private final String jobId;
  private Producer<byte[], byte[]> producer;

  /** A claim that is not open yet. */
  JobClaim(KafkaConnection connection, String jobId) {
    this.connection = connection;
    this.jobId = jobId;
  }

  /**
   * Shuts earlier holders out, and returns when everything that they said has been settled.
   *
   * @throws KafkaException where the cluster does not let it
   */
  void open() {
    Producer<byte[], byte[]> opened =
        new KafkaProducer<>(configuration(), new ByteArraySerializer(), new ByteArraySerializer());
    try {
      opened.initTransactions();
    } catch (RuntimeException e) {
      opened.close(Duration.ZERO);
      throw e;
    }
    producer = opened;
  }

  boolean isOpen() {
    return producer != null;
  }

  /**
   * Says all of this or nothing. Where it fails the claim is closed, and whether it was said is
   * known once it has been opened again.
   *
   * @throws KafkaException where another holder has shut this one out, or the cluster does not take
   *     it
   */
  void say(List<ProducerRecord<byte[], byte[]>> records) {
    try {
      producer.beginTransaction();
      List<Future<RecordMetadata>> sent = new ArrayList<>();
      for (ProducerRecord<byte[], byte[]> record : records) {
        sent.add(producer.send(record));
      }
      producer.flush();
      for (Future<RecordMetadata> one : sent) {
        one.get();
      }
      producer.commitTransaction();
    } catch (ExecutionException e) {
      close();
      throw new KafkaException(e.getCause().getMessage(), e.getCause());
    } catch (InterruptedException e) {
      close();
      throw new InterruptException(e);
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  private Map<String, Object> configuration() {
    Map<String, Object> all = new HashMap<>();
    // Readers of what is committed wait for a dead trainer's open transaction this long.
    all.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, 10_000);
    all.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 8_000);
    all.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000);
    all.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 8_000);
    all.put(ProducerConfig.LINGER_MS_CONFIG, 0);
    all.putAll(connection.clientConfiguration());

    all.put(
        ProducerConfig.TRANSACTIONAL_ID_CONFIG,
        connection.topics().prefix() + "trainer.job." + jobId);
    all.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    all.put(ProducerConfig.ACKS_CONFIG, "all");
    all.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, LARGEST_REQUEST);
    return all;
  }

  @Override
  public void close() {
    if (producer != null) {
      producer.close(Duration.ZERO);
      producer = null;
    }
  }
}
