package org.pulsartriage.candidates.format;

import org.pulsartriage.candidates.MalformedCandidateException;
import org.pulsartriage.candidates.RawCandidate;
import org.pulsartriage.candidates.RawFile;

/** One raw format of candidates. Implementations are stateless and safe for many threads. */
public interface CandidateFormat {

  /**
   * @return the name recorded with each candidate, e.g. {@code phcx}
   */
  String name();

  /**
   * Decides by content alone, never by the file's name.
   *
   * @param file a raw file
   * @return whether this format claims it; a claimed file may still be malformed
   */
  boolean recognises(RawFile file);

  /**
   * @param file a file that this format recognises
   * @return the candidate as recorded
   * @throws MalformedCandidateException naming file, element and cause
   */
  RawCandidate read(RawFile file) throws MalformedCandidateException;
}
