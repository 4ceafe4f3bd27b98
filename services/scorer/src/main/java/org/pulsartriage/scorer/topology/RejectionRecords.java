package org.pulsartriage.scorer.topology;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HexFormat;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.pulsartriage.schemas.Candidate;
import org.pulsartriage.schemas.Rejection;
import org.pulsartriage.schemas.ledger.Stage;
import org.pulsartriage.schemas.topics.TopicCatalogue;

/** A record that cannot be scored, as quarantine keeps it. */
final class RejectionRecords {

  private RejectionRecords() {}

  /**
   * @param record what was rejected
   * @param candidate the candidate in it; null where it could not be decoded
   * @param fault why
   * @param origin where the record stands
   * @param now when
   * @return the rejection, under the record's key where that is an identity, else under the SHA-256
   *     of its value
   */
  static Rejection of(
      Record<byte[], byte[]> record,
      Candidate candidate,
      UnscorableException fault,
      RecordMetadata origin,
      Instant now) {
    byte[] value = record.value() == null ? new byte[0] : record.value();
    byte[] kept = Arrays.copyOf(value, Math.min(value.length, TopicCatalogue.QUARANTINE_MAX_BYTES));
    String key = CandidateDecoding.key(record);
    return Rejection.newBuilder()
        .setCandidateId(CandidateDecoding.isIdentity(key) ? key : sha256(kept))
        .setNight(night(record, candidate))
        .setStage(Stage.SCORER)
        .setFileName(candidate == null ? null : candidate.getSource().getFileName())
        .setElement(fault.element())
        .setCause(fault.getMessage())
        .setSizeBytes(value.length)
        .setComplete(kept.length == value.length)
        .setBytes(ByteBuffer.wrap(kept))
        .setOriginTopic(origin.topic())
        .setOriginPartition(origin.partition())
        .setOriginOffset(origin.offset())
        .setRejectedAt(now)
        .build();
  }

  /** A record whose night cannot be read belongs to the UTC date of its time stamp. */
  private static String night(Record<byte[], byte[]> record, Candidate candidate) {
    return candidate != null
        ? candidate.getNight()
        : LocalDate.ofInstant(Instant.ofEpochMilli(record.timestamp()), ZoneOffset.UTC).toString();
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
