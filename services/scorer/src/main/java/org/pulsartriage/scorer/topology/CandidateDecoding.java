package org.pulsartriage.scorer.topology;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.regex.Pattern;
import org.apache.kafka.streams.processor.api.Record;
import org.pulsartriage.schemas.Candidate;
import org.pulsartriage.schemas.serde.AvroCodec;
import org.pulsartriage.schemas.serde.UndecodableRecordException;

/** Bytes of the candidates topic to a candidate that can be counted, or the reason why not. */
final class CandidateDecoding {

  private static final Pattern IDENTITY = Pattern.compile("[0-9a-f]{64}");

  private final AvroCodec<Candidate> codec = AvroCodec.of(Candidate.class);

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
    try {
      LocalDate.parse(candidate.getNight());
    } catch (DateTimeParseException e) {
      throw new UnscorableException("night", "not a date like 2026-03-01", e);
    }
    return candidate;
  }

  static boolean isIdentity(String text) {
    return IDENTITY.matcher(text).matches();
  }

  static String key(Record<byte[], byte[]> record) {
    return record.key() == null ? "" : new String(record.key(), StandardCharsets.UTF_8);
  }
}
