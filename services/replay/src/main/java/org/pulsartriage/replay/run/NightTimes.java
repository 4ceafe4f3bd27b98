package org.pulsartriage.replay.run;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.pulsartriage.schemas.Candidate;
import org.pulsartriage.schemas.kafka.KafkaConnection;
import org.pulsartriage.schemas.kafka.TopicTail;
import org.pulsartriage.schemas.serde.AvroCodec;
import org.pulsartriage.schemas.serde.UndecodableRecordException;

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
    AvroCodec<Candidate> codec = AvroCodec.of(Candidate.class);
    Set<String> seen = new HashSet<>();
    List<Instant> times = new ArrayList<>();
    try (TopicTail tail = TopicTail.of(connection, connection.topics().candidates().name())) {
      tail.read(
          record -> {
            try {
              Candidate candidate = codec.decode(record.value());
              if (candidate.getNight().equals(night) && seen.add(candidate.getCandidateId())) {
                times.add(candidate.getSource().getReceivedAt());
              }
            } catch (UndecodableRecordException e) {
              // The scorer sends it to quarantine; it has no time to tell.
            }
          });
    }
    if (times.isEmpty()) {
      throw new IllegalArgumentException("night " + night + ": no candidates are recorded");
    }
    return times;
  }
}
