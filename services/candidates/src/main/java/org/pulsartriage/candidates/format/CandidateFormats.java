package org.pulsartriage.candidates.format;

import java.util.HexFormat;
import java.util.List;
import org.pulsartriage.candidates.MalformedCandidateException;
import org.pulsartriage.candidates.RawFile;
import org.pulsartriage.candidates.ReadLimits;

/** The registry of raw formats. To add one, add its line to {@link #within}. */
public final class CandidateFormats {

  private static final List<CandidateFormat> DEFAULT = within(ReadLimits.DEFAULT);

  private CandidateFormats() {}

  /**
   * @param limits how much a file may make a format hold
   * @return every known format, in the order in which they are asked
   */
  public static List<CandidateFormat> within(ReadLimits limits) {
    return List.of(new PhcxFormat(limits), new PfdFormat());
  }

  /**
   * @param file a raw file
   * @return the format that claims it, with the default limits
   * @throws MalformedCandidateException where no format claims it
   */
  public static CandidateFormat recognise(RawFile file) throws MalformedCandidateException {
    return recognise(file, DEFAULT);
  }

  /**
   * @param file a raw file
   * @param formats formats in the order in which they are asked
   * @return the first that claims it
   * @throws MalformedCandidateException where none does, showing how the content begins
   */
  public static CandidateFormat recognise(RawFile file, List<CandidateFormat> formats)
      throws MalformedCandidateException {
    if (file.bytes().length == 0) {
      throw new MalformedCandidateException(file.name(), "content", "the file is empty");
    }
    for (CandidateFormat format : formats) {
      if (format.recognises(file)) {
        return format;
      }
    }
    int shown = Math.min(8, file.bytes().length);
    throw new MalformedCandidateException(
        file.name(),
        "content",
        "no known candidate format; it begins with the bytes "
            + HexFormat.ofDelimiter(" ").formatHex(file.bytes(), 0, shown));
  }
}
