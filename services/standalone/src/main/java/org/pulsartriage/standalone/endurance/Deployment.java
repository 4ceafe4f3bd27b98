package org.pulsartriage.standalone.endurance;

import java.io.IOException;
import java.util.List;
import org.pulsartriage.schemas.kafka.KafkaConnection;
import org.pulsartriage.standalone.process.RestartableProcess;

/** A whole pipeline in processes of its own. */
interface Deployment extends AutoCloseable {

  /**
   * Starts everything and returns once it serves.
   *
   * @throws IOException where a process cannot be started
   */
  void start() throws IOException;

  /**
   * @return how clients reach its Kafka
   */
  KafkaConnection connection();

  /**
   * @return the processes that are killed in turn
   */
  List<RestartableProcess> victims();

  @Override
  void close();
}
