package org.pulsartriage.trainer.labels;

import java.nio.charset.StandardCharsets;
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
import org.pulsartriage.schemas.Label;
import org.pulsartriage.schemas.kafka.KafkaConnection;
import org.pulsartriage.schemas.labels.Labels;
import org.pulsartriage.schemas.serde.AvroCodec;

/** Puts labels on their topic. Safe for many threads. */
public final class LabelPublisher implements AutoCloseable {

  private final String topic;
  private final AvroCodec<Label> codec = AvroCodec.of(Label.class);
  private final Producer<byte[], byte[]> producer;

  /**
   * @param connection the cluster; the topic exists
   */
  public LabelPublisher(KafkaConnection connection) {
    this.topic = connection.topics().labels().name();
    Map<String, Object> configuration = new HashMap<>(connection.clientConfiguration());
    configuration.put(ProducerConfig.ACKS_CONFIG, "all");
    configuration.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    // A broker that has just become leader may refuse the first of several batches and take the
    // second, and then refuses the first for ever.
    configuration.put(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 1);
    this.producer =
        new KafkaProducer<>(configuration, new ByteArraySerializer(), new ByteArraySerializer());
  }

  /**
   * @param labels to publish; on the topic once this returns
   * @throws IllegalArgumentException for one that is none; then nothing is published
   * @throws KafkaException where the cluster does not take them
   */
  public void publish(List<Label> labels) {
    for (Label label : labels) {
      String fault = Labels.fault(label);
      if (fault != null) {
        throw new IllegalArgumentException(fault);
      }
    }
    List<Future<RecordMetadata>> sent = new ArrayList<>();
    for (Label label : labels) {
      sent.add(
          producer.send(
              new ProducerRecord<>(
                  topic, Labels.key(label).getBytes(StandardCharsets.UTF_8), codec.encode(label))));
    }
    producer.flush();
    for (Future<RecordMetadata> one : sent) {
      try {
        one.get();
      } catch (ExecutionException e) {
        throw new KafkaException(
            "labels cannot be published: " + e.getCause().getMessage(), e.getCause());
      } catch (InterruptedException e) {
        throw new InterruptException(e);
      }
    }
  }

  @Override
  public void close() {
    producer.close();
  }
}
