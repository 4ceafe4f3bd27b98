package org.pulsartriage.schemas.alarms;

import java.util.ArrayList;
import java.util.List;
import org.pulsartriage.schemas.Alarm;
import org.pulsartriage.schemas.kafka.KafkaConnection;
import org.pulsartriage.schemas.kafka.TopicTail;
import org.pulsartriage.schemas.serde.AvroCodec;

/** Reads alarms: all of them at first, after that what is new. For one thread. */
public final class AlarmReader implements AutoCloseable {

  private final AvroCodec<Alarm> codec = AvroCodec.of(Alarm.class);
  private final List<Alarm> alarms = new ArrayList<>();
  private final TopicTail tail;

  /**
   * @param connection the cluster
   * @throws org.apache.kafka.common.errors.UnknownTopicOrPartitionException where it has no topic
   *     of alarms
   */
  public AlarmReader(KafkaConnection connection) {
    this.tail = TopicTail.of(connection, connection.topics().alarms().name());
  }

  /**
   * @return every alarm that is committed, in the order in which they were raised
   */
  public List<Alarm> read() {
    tail.read(record -> alarms.add(codec.decode(record.value())));
    return List.copyOf(alarms);
  }

  @Override
  public void close() {
    tail.close();
  }
}
