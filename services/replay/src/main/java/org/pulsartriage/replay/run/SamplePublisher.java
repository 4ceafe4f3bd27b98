package org.pulsartriage.replay.run;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.pulsartriage.schemas.LabelledSample;
import org.pulsartriage.schemas.ReplayProgress;
import org.pulsartriage.schemas.kafka.KafkaConnection;
import org.pulsartriage.schemas.serde.AvroCodec;

/**
 * Publishes samples of one replay, each batch with the progress that counts it in one transaction.
 * Opening it ends whatever transaction a predecessor of the same replay left, and shuts that
 * predecessor out. After an error it is of no further use: what was committed is to be read back.
 * For one thread.
 */
final class SamplePublisher implements AutoCloseable {

  private static final int LARGEST_REQUEST = 10 << 20;

  private final String progressTopic;
  private final Producer<byte[], byte[]> producer;
  private final AvroCodec<LabelledSample> samples = AvroCodec.of(LabelledSample.class);
  private final AvroCodec<ReplayProgress> progress = AvroCodec.of(ReplayProgress.class);
  private boolean sound = true;

  private SamplePublisher(String progressTopic, Producer<byte[], byte[]> producer) {
    this.progressTopic = progressTopic;
    this.producer = producer;
  }

  /**
   * @param connection the cluster
   * @param runId the replay
   * @return its publisher
   * @throws org.apache.kafka.common.KafkaException where the cluster does not let it
   */
  static SamplePublisher open(KafkaConnection connection, String runId) {
    Map<String, Object> all = new HashMap<>();
    // Short enough that a service that dies does not hold up readers of what is committed for long.
    all.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, 30_000);
    all.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 25_000);
    all.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 10_000);
    all.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 25_000);
    all.put(ProducerConfig.LINGER_MS_CONFIG, 2);
    all.put(ProducerConfig.BATCH_SIZE_CONFIG, 256 << 10);
    all.putAll(connection.clientConfiguration());
    all.put(
        ProducerConfig.TRANSACTIONAL_ID_CONFIG, connection.topics().prefix() + "replay." + runId);
    all.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    all.put(ProducerConfig.ACKS_CONFIG, "all");
    // A new partition may refuse the first batch of a transaction for a moment; were another on its
    // way behind it, the broker would find that one out of order, and both would time out.
    all.put(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 1);
    all.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, LARGEST_REQUEST);
    Producer<byte[], byte[]> producer =
        new KafkaProducer<>(all, new ByteArraySerializer(), new ByteArraySerializer());
    try {
      producer.initTransactions();
    } catch (RuntimeException e) {
      producer.close(Duration.ZERO);
      throw e;
    }
    return new SamplePublisher(connection.topics().replayProgress().name(), producer);
  }

  /**
   * @param topic topic of the samples
   * @param batch samples, perhaps none
   * @param after how far the replay is with them
   * @throws org.apache.kafka.common.KafkaException where they may not be published; whether they
   *     are, the progress topic tells
   */
  void publish(String topic, List<LabelledSample> batch, ReplayProgress after) {
    sound = false;
    producer.beginTransaction();
    for (LabelledSample sample : batch) {
      producer.send(
          new ProducerRecord<>(topic, bytes(sample.getSampleId()), samples.encode(sample)));
    }
    producer.send(
        new ProducerRecord<>(progressTopic, bytes(after.getRunId()), progress.encode(after)));
    producer.commitTransaction();
    sound = true;
  }

  private static byte[] bytes(String key) {
    return key.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    producer.close(sound ? Duration.ofSeconds(5) : Duration.ZERO);
  }
}
