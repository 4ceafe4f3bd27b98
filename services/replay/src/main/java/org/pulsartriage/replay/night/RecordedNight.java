package org.pulsartriage.replay.night;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.pulsartriage.schemas.Candidate;
import org.pulsartriage.schemas.kafka.KafkaConnection;
import org.pulsartriage.schemas.kafka.TopicTail;
import org.pulsartriage.schemas.serde.AvroCodec;
import org.pulsartriage.schemas.serde.UndecodableRecordException;

/** The candidates of a night as they stand on their topic. */
public final class RecordedNight {

  private RecordedNight() {}

  /**
   * Reads a night, each identity once, in no particular order.
   *
   * @param connection the cluster
   * @param night YYYY-MM-DD
   * @param handler takes each candidate
   * @return how many there were
   * @throws IllegalArgumentException where there are none; the message names the nights there are
   */
  public static long read(KafkaConnection connection, String night, Consumer<Candidate> handler) {
    AvroCodec<Candidate> codec = AvroCodec.of(Candidate.class);
    Set<String> seen = new HashSet<>();
    Map<String, Long> nights = new TreeMap<>();
    try (TopicTail tail = TopicTail.of(connection, connection.topics().candidates().name())) {
      tail.read(
          record -> {
            Candidate candidate;
            try {
              candidate = codec.decode(record.value());
            } catch (UndecodableRecordException e) {
              return; // The scorer has sent it to quarantine.
            }
            nights.merge(candidate.getNight(), 1L, Long::sum);
            if (candidate.getNight().equals(night) && seen.add(candidate.getCandidateId())) {
              handler.accept(candidate);
            }
          });
    }
    if (seen.isEmpty()) {
      throw new IllegalArgumentException(
          "night "
              + night
              + ": no candidates are recorded"
              + (nights.isEmpty()
                  ? ""
                  : "; there are "
                      + nights.entrySet().stream()
                          .map(known -> known.getKey() + " (" + known.getValue() + ")")
                          .collect(Collectors.joining(", "))));
    }
    return seen.size();
  }
}
