package org.pulsartriage.schemas.alarms;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.pulsartriage.schemas.Alarm;
import org.pulsartriage.schemas.serde.AvroCodec;
import org.pulsartriage.schemas.topics.TopicCatalogue;

/** Alarms as records of their topic. */
public final class Alarms {

  private Alarms() {}

  /**
   * @param topics names of the topics
   * @param alarm an alarm
   * @return the record to be sent
   */
  public static ProducerRecord<byte[], byte[]> record(TopicCatalogue topics, Alarm alarm) {
    return new ProducerRecord<>(
        topics.alarms().name(),
        key(alarm).getBytes(StandardCharsets.UTF_8),
        AvroCodec.of(Alarm.class).encode(alarm));
  }

  /**
   * @param alarm an alarm
   * @return the key of its record: kind/subject
   */
  public static String key(Alarm alarm) {
    return alarm.getKind() + "/" + alarm.getSubject();
  }
}
