package org.pulsartriage.ingest.http;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import org.pulsartriage.ingest.pipeline.FileOutcome;

/**
 * What became of an uploaded file.
 *
 * @param outcome published or quarantined
 * @param fileName name of the file as it is recorded
 * @param candidateId SHA-256 of its bytes
 * @param element the part at fault; null where it was published
 * @param cause why it was quarantined; null where it was published
 * @param partition partition of its record on the candidates or the quarantine topic
 * @param offset offset of its record
 */
@Serdeable
public record UploadAnswer(
    String outcome,
    String fileName,
    String candidateId,
    @Nullable String element,
    @Nullable String cause,
    int partition,
    long offset) {

  static UploadAnswer of(FileOutcome outcome) {
    if (outcome instanceof FileOutcome.Quarantined rejected) {
      return new UploadAnswer(
          "quarantined",
          rejected.fileName(),
          rejected.candidateId(),
          rejected.element(),
          rejected.cause(),
          rejected.partition(),
          rejected.offset());
    }
    return new UploadAnswer(
        "published",
        outcome.fileName(),
        outcome.candidateId(),
        null,
        null,
        outcome.partition(),
        outcome.offset());
  }
}
