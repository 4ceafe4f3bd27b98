package org.pulsartriage.candidates.format;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.pulsartriage.candidates.MalformedCandidateException;
import org.pulsartriage.candidates.Planes;
import org.pulsartriage.candidates.RawCandidate;
import org.pulsartriage.schemas.DmCurve;
import org.pulsartriage.schemas.FoldValues;
import org.pulsartriage.schemas.Observation;
import org.pulsartriage.schemas.Plane;

/** Reads one PHCX document, once. */
final class PhcxReader {

  private static final int MOST_SECTIONS = 8;
  private static final int MOST_ROWS_OR_BINS = 1 << 16;
  private static final double[] ZERO = {0};

  private final PhcxCursor cursor;
  private final Observation observation = new Observation();
  private final List<PhcxSection> sections = new ArrayList<>();
  private boolean headSeen;

  PhcxReader(PhcxCursor cursor) {
    this.cursor = cursor;
  }

  RawCandidate read() throws MalformedCandidateException {
    cursor.nextChild();
    if (!cursor.name().equals("phcf")) {
      throw cursor.malformed("the root of a PHCX file is phcf");
    }
    readBody();
    while (cursor.nextChild()) {
      throw cursor.malformed("a second root");
    }
    PhcxSection optimised = null;
    PhcxSection search = null;
    for (PhcxSection section : sections) {
      if (section.isOptimised()) {
        if (optimised != null) {
          throw cursor.malformed(
              "two optimised sections, "
                  + Printable.text(optimised.name)
                  + " and "
                  + Printable.text(section.name));
        }
        optimised = section;
      } else if (search == null) {
        search = section;
      }
    }
    if (optimised == null) {
      throw cursor.malformed("no optimised section (one whose name contains pdmp)");
    }
    require(optimised.subIntegrations, optimised, "SubIntegrations");
    require(optimised.subBands, optimised, "SubBands");
    require(optimised.profile, optimised, "Profile");
    return new RawCandidate(
        observation,
        optimised.bestValues == null ? new FoldValues() : optimised.bestValues,
        search == null ? null : search.bestValues,
        optimised.subIntegrations,
        optimised.subBands,
        optimised.profile,
        search == null ? null : dmCurve(search),
        optimised.snrBlock == null ? null : optimised.snrBlock.periodDmPlane());
  }

  private void require(Plane plane, PhcxSection section, String element)
      throws MalformedCandidateException {
    if (plane == null) {
      throw cursor.malformed("section " + Printable.text(section.name) + " has no " + element);
    }
  }

  private static DmCurve dmCurve(PhcxSection search) {
    if (search.dmCurve != null) {
      return search.dmCurve;
    }
    return search.snrBlock == null ? null : search.snrBlock.dmCurve();
  }

  // Sections stand below the root, or deeper: PulsarHunter wraps them in a body.
  private void readBody() throws MalformedCandidateException {
    while (cursor.nextChild()) {
      switch (cursor.name()) {
        case "head" -> {
          if (headSeen) {
            throw cursor.malformed("a second head");
          }
          headSeen = true;
          new PhcxHead(cursor, observation).read();
        }
        case "Section" -> readSection();
        default -> readBody();
      }
    }
  }

  private void readSection() throws MalformedCandidateException {
    String name = cursor.attribute("name");
    if (name == null) {
      throw cursor.malformed("has no name");
    }
    cursor.label(name);
    if (sections.size() == MOST_SECTIONS) {
      throw cursor.malformed("more than " + MOST_SECTIONS + " sections");
    }
    PhcxSection section = new PhcxSection(name);
    sections.add(section);
    Set<String> seen = new HashSet<>();
    while (cursor.nextChild()) {
      String element = cursor.name();
      if (!element.equals("SecExtra") && !seen.add(element)) {
        throw cursor.malformed("stands twice in one section");
      }
      switch (element) {
        case "BestValues" -> section.bestValues = readBestValues();
        case "SubIntegrations" -> section.subIntegrations = readPlane(true);
        case "SubBands" -> section.subBands = readPlane(true);
        case "Profile" -> section.profile = readPlane(false);
        case "SnrBlock" -> section.snrBlock = readSnrBlock();
        case "DmCurve" -> section.dmCurve = readDmCurve();
        case "Section" -> throw cursor.malformed("a section within a section");
        default -> cursor.skip();
      }
    }
  }

  private FoldValues readBestValues() throws MalformedCandidateException {
    FoldValues values = new FoldValues();
    Set<String> seen = new HashSet<>();
    while (cursor.nextChild()) {
      if (!seen.add(cursor.name())) {
        throw cursor.malformed("stands twice");
      }
      switch (cursor.name()) {
        case "TopoPeriod", "Period" -> values.setTopocentricPeriod(cursor.number());
        case "BaryPeriod" -> values.setBarycentricPeriod(cursor.number());
        case "Dm" -> values.setDm(cursor.number());
        case "Accn" -> values.setAcceleration(cursor.number());
        case "Jerk" -> values.setJerk(cursor.number());
        case "Snr", "SpectralSnr" -> values.setSnr(cursor.number());
        case "Width" -> {
          double width = cursor.number();
          values.setWidth(width < 0 ? null : width); // -1 is unset
        }
        default -> cursor.skip();
      }
    }
    return values;
  }

  private Plane readPlane(boolean hasRows) throws MalformedCandidateException {
    int rows = hasRows ? count("nSub") : 1;
    int bins = count("nBins");
    double minimum = bound("min");
    double maximum = bound("max");
    byte[] samples = readSamples((long) rows * bins, minimum, maximum, rows + " x " + bins);
    return Planes.ofBytes(rows, bins, samples, minimum, maximum);
  }

  private byte[] readSamples(long expected, double minimum, double maximum, String shape)
      throws MalformedCandidateException {
    if (!"02X".equals(cursor.attribute("format"))) {
      throw cursor.malformed("format is not 02X");
    }
    if (maximum < minimum) {
      throw cursor.malformed("max " + maximum + " is less than min " + minimum);
    }
    HexSamples hex = new HexSamples((int) Math.min(expected, cursor.size() / 2));
    cursor.text(hex);
    if (hex.endsInTheMiddleOfASample()) {
      throw cursor.malformed("an odd number of hexadecimal digits");
    }
    if (hex.count() != expected) {
      throw cursor.malformed(hex.count() + " samples, not " + shape);
    }
    cursor.leave();
    return hex.samples();
  }

  private PhcxSnrBlock readSnrBlock() throws MalformedCandidateException {
    double[] periods = null;
    double[] dms = null;
    double[] accelerations = ZERO;
    double[] jerks = ZERO;
    byte[] samples = null;
    double minimum = 0;
    double maximum = 0;
    Set<String> seen = new HashSet<>();
    while (cursor.nextChild()) {
      if (!seen.add(cursor.name())) {
        throw cursor.malformed("stands twice");
      }
      switch (cursor.name()) {
        case "PeriodIndex" -> periods = readNumbers(true);
        case "DmIndex" -> dms = readNumbers(true);
        case "AccnIndex" -> accelerations = readNumbers(false);
        case "JerkIndex" -> jerks = readNumbers(false);
        case "DataBlock" -> {
          if (periods == null || dms == null) {
            throw cursor.malformed("stands before PeriodIndex and DmIndex");
          }
          minimum = bound("min");
          maximum = bound("max");
          long trials = (long) dms.length * periods.length;
          // Indices are far shorter than the document, so that this does not overflow in sum.
          trials = Math.multiplyExact(trials, (long) accelerations.length * jerks.length);
          samples =
              readSamples(
                  trials,
                  minimum,
                  maximum,
                  dms.length
                      + " x "
                      + periods.length
                      + " x "
                      + accelerations.length
                      + " x "
                      + jerks.length);
        }
        default -> cursor.skip();
      }
    }
    if (samples == null) {
      return null;
    }
    return new PhcxSnrBlock(periods, dms, accelerations, jerks, samples, minimum, maximum);
  }

  private DmCurve readDmCurve() throws MalformedCandidateException {
    double[] dms = null;
    double[] snrs = null;
    while (cursor.nextChild()) {
      switch (cursor.name()) {
        case "DmValues" -> dms = readNumbers(true);
        case "SnrValues" -> snrs = readNumbers(false);
        default -> cursor.skip();
      }
    }
    if (dms == null || snrs == null) {
      return null;
    }
    if (dms.length != snrs.length) {
      throw cursor.malformed("DmCurve has " + dms.length + " DMs but " + snrs.length + " S/N");
    }
    float[] values = new float[snrs.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) snrs[i];
    }
    return new DmCurve(Axis.floats(dms), Planes.ofFloats(1, values.length, values));
  }

  private double[] readNumbers(boolean ascending) throws MalformedCandidateException {
    int expected = count("nVals");
    DecimalNumbers numbers = new DecimalNumbers(Math.min(expected, cursor.size() / 2));
    cursor.text(numbers);
    String refusal = numbers.finish();
    if (refusal != null) {
      throw cursor.malformed(refusal);
    }
    if (numbers.count() != expected) {
      throw cursor.malformed(numbers.count() + " numbers, not " + expected);
    }
    double[] values = numbers.values();
    for (int i = 1; i < values.length && ascending; i++) {
      if (values[i] < values[i - 1]) {
        throw cursor.malformed("values do not ascend at number " + (i + 1));
      }
    }
    cursor.leave();
    return values;
  }

  private int count(String attribute) throws MalformedCandidateException {
    String text = cursor.attribute(attribute);
    if (text == null) {
      throw cursor.malformed("has no " + attribute);
    }
    try {
      int count = Integer.parseInt(text.strip());
      if (count >= 1 && count <= MOST_ROWS_OR_BINS) {
        return count;
      }
    } catch (NumberFormatException e) {
      // The message below says it.
    }
    throw cursor.malformed(
        attribute + " is " + Printable.text(text) + ", not a count of 1 to " + MOST_ROWS_OR_BINS);
  }

  private double bound(String attribute) throws MalformedCandidateException {
    String text = cursor.attribute(attribute);
    if (text == null) {
      throw cursor.malformed("has no " + attribute);
    }
    char[] characters = text.strip().toCharArray();
    double value = DecimalNumbers.parse(characters, characters.length);
    if (!Double.isFinite(value)) {
      throw cursor.malformed(attribute + " is " + Printable.text(text) + ", not a finite number");
    }
    return value;
  }
}
