package org.pulsartriage.candidates.format;

import java.util.Arrays;
import org.pulsartriage.candidates.MalformedCandidateException;
import org.pulsartriage.candidates.RawCandidate;
import org.pulsartriage.candidates.RawFile;
import org.pulsartriage.candidates.ReadLimits;

/**
 * PHCX, the candidates of PulsarHunter and the HTRU survey (Keith et al. 2010, MNRAS 409, 619), of
 * both generations, plain or gzip-compressed.
 */
public final class PhcxFormat implements CandidateFormat {

  private static final int START = 512;

  private final ReadLimits limits;

  /**
   * @param limits how much a compressed file may inflate to
   */
  public PhcxFormat(ReadLimits limits) {
    this.limits = limits;
  }

  @Override
  public String name() {
    return "phcx";
  }

  /** Claims whatever begins as XML does: it is the one format of XML. */
  @Override
  public boolean recognises(RawFile file) {
    byte[] start;
    if (GzipContent.isGzip(file.bytes())) {
      start = GzipContent.start(file, START);
    } else {
      start = Arrays.copyOf(file.bytes(), Math.min(START, file.bytes().length));
    }
    int i = 0;
    if (start.length >= 3
        && start[0] == (byte) 0xef
        && start[1] == (byte) 0xbb
        && start[2] == (byte) 0xbf) {
      i = 3; // a byte-order mark in UTF-8
    }
    while (i < start.length && (start[i] == ' ' || (start[i] >= '\t' && start[i] <= '\r'))) {
      i++;
    }
    return i < start.length && start[i] == '<';
  }

  @Override
  public RawCandidate read(RawFile file) throws MalformedCandidateException {
    byte[] content =
        GzipContent.isGzip(file.bytes())
            ? GzipContent.inflate(file, limits.inflatedBytes())
            : file.bytes();
    return new PhcxReader(new PhcxCursor(file.name(), content)).read();
  }
}
