package org.pulsartriage.datasets.candidate;

import java.time.Instant;
import java.time.LocalDate;
import org.pulsartriage.candidates.RawCandidate;
import org.pulsartriage.candidates.preprocess.Preprocessor;
import org.pulsartriage.schemas.Candidate;
import org.pulsartriage.schemas.CandidateSource;

/** Raw candidates to records, by the preprocessing that live candidates get. */
public final class CandidateRecords {

  /** A benchmark's candidates came in no night of ours. */
  private static final Instant NEVER = Instant.EPOCH;

  private CandidateRecords() {}

  /**
   * @param raw a candidate as recorded
   * @param candidateId its identity
   * @param fileName name of its file
   * @param format name of its raw format
   * @param sizeBytes size of its file
   * @return the record; night and time of receipt are those of the epoch
   */
  public static Candidate of(
      RawCandidate raw, String candidateId, String fileName, String format, long sizeBytes) {
    CandidateSource source = new CandidateSource(fileName, format, sizeBytes, NEVER);
    return Preprocessor.preprocess(raw, source, candidateId, LocalDate.EPOCH.toString());
  }
}
