package org.pulsartriage.replay.run;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.pulsartriage.replay.night.RecordedNight;
import org.pulsartriage.schemas.kafka.KafkaConnection;

/** When the candidates of a recorded night were received. */
final class NightTimes {

  private NightTimes() {}

  /**
   * @param connection the cluster
   * @param night a night, YYYY-MM-DD
   * @return a time a candidate, in no order
   * @throws IllegalArgumentException where none are recorded
   */
  static List<Instant> of(KafkaConnection connection, String night) {
    List<Instant> times = new ArrayList<>();
    RecordedNight.read(
        connection, night, candidate -> times.add(candidate.getSource().getReceivedAt()));
    return times;
  }
}
