package org.pulsartriage.scorer.topology;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import org.apache.kafka.streams.processor.api.Record;
import org.pulsartriage.schemas.Candidate;
import org.pulsartriage.schemas.serde.AvroCodec;
import org.pulsartriage.schemas.serde.UndecodableRecordException;

/** Bytes of the candidates topic to a candidate that can be counted, or the reason why not. */
final class CandidateDecoding {

  private static final int IDENTITY_DIGITS = 64;

  private final AvroCodec<Candidate> codec = AvroCodec.of(Candidate.class);
  private String lastNight;

  Candidate decode(Record<byte[], byte[]> record) throws UnscorableException {
    if (record.value() == null) {
      throw new UnscorableException("value", "the record has no value", null);
    }
    Candidate candidate;
    try {
      candidate = codec.decode(record.value());
    } catch (UndecodableRecordException e) {
      throw new UnscorableException("value", e.getMessage(), e);
    }
    if (!isIdentity(candidate.getCandidateId())) {
      throw new UnscorableException("candidateId", "not 64 hexadecimal digits", null);
    }
    // Another key means another partition, where a duplicate would not be noticed.
    if (!candidate.getCandidateId().equals(key(record))) {
      throw new UnscorableException("key", "not the candidate's identity", null);
    }
    checkNight(candidate.getNight());
    return candidate;
  }

  /** One night's candidates come together: each night is read once. */
  private void checkNight(String night) throws UnscorableException {
    if (night.equals(lastNight)) {
      return;
    }
    try {
      LocalDate.parse(night);
    } catch (DateTimeParseException e) {
      throw new UnscorableException("night", "not a date like 2026-03-01", e);
    }
    lastNight = night;
  }

  static boolean isIdentity(String text) {
    for (int i = 0; i < text.length(); i++) {
      char digit = text.charAt(i);
      if (!(digit >= '0' && digit <= '9' || digit >= 'a' && digit <= 'f')) {
        return false;
      }
    }
    return text.length() == IDENTITY_DIGITS;
  }

  static String key(Record<byte[], byte[]> record) {
    return record.key() == null ? "" : new String(record.key(), StandardCharsets.UTF_8);
  }
}
