package org.pulsartriage.standalone.command;

import java.util.function.Consumer;
import org.pulsartriage.schemas.Rejection;
import org.pulsartriage.schemas.kafka.KafkaConnection;
import org.pulsartriage.schemas.kafka.TopicTail;
import org.pulsartriage.schemas.serde.AvroCodec;

/** Reads the quarantine topic as it stands. */
final class Rejections {

  private Rejections() {}

  static void read(KafkaConnection connection, Consumer<Rejection> handler) {
    AvroCodec<Rejection> codec = AvroCodec.of(Rejection.class);
    try (TopicTail tail = TopicTail.of(connection, connection.topics().quarantine().name())) {
      tail.read(record -> handler.accept(codec.decode(record.value())));
    }
  }
}
