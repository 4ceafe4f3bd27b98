package org.pulsartriage.standalone.command;

import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import org.pulsartriage.candidates.CandidateReader;
import org.pulsartriage.candidates.MalformedCandidateException;
import org.pulsartriage.candidates.preprocess.Preprocessor;
import org.pulsartriage.schemas.Candidate;
import org.pulsartriage.schemas.CandidateSource;

/** Files to candidates as ingest makes them, without a pipeline. */
final class OfflineCandidates {

  private final CandidateReader reader = new CandidateReader();
  private final Clock clock;

  OfflineCandidates(Clock clock) {
    this.clock = clock;
  }

  Candidate read(Path file) throws MalformedCandidateException {
    CandidateReader.Read read = reader.read(file);
    CandidateSource source =
        new CandidateSource(
            read.file().name(), read.format(), (long) read.file().bytes().length, clock.instant());
    return Preprocessor.preprocess(
        read.candidate(), source, read.candidateId(), LocalDate.now(clock).toString());
  }
}
