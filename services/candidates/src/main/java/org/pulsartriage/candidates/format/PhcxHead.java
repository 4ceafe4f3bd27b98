package org.pulsartriage.candidates.format;

import java.util.HashSet;
import java.util.Set;
import org.pulsartriage.candidates.MalformedCandidateException;
import org.pulsartriage.schemas.Observation;

/** Reads the head of a PHCX document: the pointing. */
final class PhcxHead {

  private static final int MOST_BEAMS = 100_000;

  private final PhcxCursor cursor;
  private final Observation observation;
  private final Set<String> seen = new HashSet<>();

  PhcxHead(PhcxCursor cursor, Observation observation) {
    this.cursor = cursor;
    this.observation = observation;
  }

  void read() throws MalformedCandidateException {
    while (cursor.nextChild()) {
      String element = cursor.name();
      if (!element.equals("Extra") && !seen.add(element)) {
        throw cursor.malformed("stands twice in the head");
      }
      switch (element) {
        case "SourceID" -> observation.setSourceName(text());
        case "Telescope" -> observation.setTelescope(text());
        case "Coordinate", "Origin" -> read();
        case "RA" -> observation.setRightAscension(within(0, 360));
        case "Dec" -> observation.setDeclination(within(-90, 90));
        case "CentreFreq" -> observation.setCentreFrequency(cursor.number());
        case "BandWidth" -> observation.setBandwidth(cursor.number());
        case "MjdStart" -> observation.setStartMjd(cursor.number());
        case "ObservationLength" -> observation.setLength(cursor.number());
        case "Beam" -> observation.setBeam(beam());
        default -> cursor.skip();
      }
    }
  }

  private String text() throws MalformedCandidateException {
    String text = cursor.string();
    return text.isEmpty() ? null : text;
  }

  private double within(double least, double most) throws MalformedCandidateException {
    String element = cursor.name();
    double value = cursor.number();
    if (value < least || value > most) {
      throw cursor.malformed(
          element + " is " + value + ", not " + least + " to " + most + " degrees");
    }
    return value;
  }

  // Some receivers name their beams in letters; such a name is no number to record.
  private Integer beam() throws MalformedCandidateException {
    String text = cursor.string();
    try {
      int beam = Integer.parseInt(text);
      return beam >= 0 && beam <= MOST_BEAMS ? beam : null;
    } catch (NumberFormatException e) {
      return null;
    }
  }
}
