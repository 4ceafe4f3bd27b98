package org.pulsartriage.candidates.plot;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.pulsartriage.candidates.GalacticCoordinates;
import org.pulsartriage.schemas.Candidate;
import org.pulsartriage.schemas.FoldValues;
import org.pulsartriage.schemas.Observation;

/** The words and numbers of a candidate's plot. */
final class CandidateTable {

  private static final String NONE = "-";

  private CandidateTable() {}

  /**
   * @param candidate a candidate
   * @return the lines of the header, the first the name of the file
   */
  static List<String> header(Candidate candidate) {
    Observation of = candidate.getObservation();
    List<String> lines = new ArrayList<>();
    lines.add(candidate.getSource().getFileName());
    String position = "RA - Dec -";
    if (of.getRightAscension() != null && of.getDeclination() != null) {
      GalacticCoordinates galactic =
          GalacticCoordinates.ofEquatorial(of.getRightAscension(), of.getDeclination());
      position =
          String.format(
              Locale.ROOT,
              "RA %s  Dec %s (J2000)   l %.3f\u00b0  b %+.3f\u00b0",
              sexagesimal(of.getRightAscension() / 15, false),
              sexagesimal(of.getDeclination(), true),
              galactic.longitude(),
              galactic.latitude());
    }
    lines.add(
        position
            + "   MJD "
            + number(of.getStartMjd(), 6)
            + "   "
            + number(of.getLength(), 1)
            + " s");
    lines.add(
        text(of.getTelescope())
            + "   source "
            + text(of.getSourceName())
            + "   beam "
            + text(of.getBeam())
            + "   "
            + number(of.getCentreFrequency(), 2)
            + " MHz, band "
            + number(of.getBandwidth(), 2)
            + " MHz");
    return lines;
  }

  /**
   * @param candidate a candidate
   * @return the lines of the table: Initial against Optimised
   */
  static List<String> table(Candidate candidate) {
    FoldValues initial = candidate.getSearch() == null ? new FoldValues() : candidate.getSearch();
    FoldValues optimised = candidate.getOptimised();
    List<String> lines = new ArrayList<>();
    lines.add(row("", "Initial", "Optimised"));
    lines.add(
        row(
            "Bary period (s)",
            number(initial.getBarycentricPeriod(), 12),
            number(optimised.getBarycentricPeriod(), 12)));
    lines.add(
        row(
            "Topo period (s)",
            number(initial.getTopocentricPeriod(), 12),
            number(optimised.getTopocentricPeriod(), 12)));
    lines.add(
        row("DM (pc cm\u207b\u00b3)", number(initial.getDm(), 4), number(optimised.getDm(), 4)));
    lines.add(
        row(
            "Accn (m s\u207b\u00b2)",
            number(initial.getAcceleration(), 4),
            number(optimised.getAcceleration(), 4)));
    lines.add(row("Width (turns)", number(initial.getWidth(), 4), number(optimised.getWidth(), 4)));
    lines.add(row("S/N", number(initial.getSnr(), 2), number(optimised.getSnr(), 2)));
    return lines;
  }

  private static String row(String name, String initial, String optimised) {
    return String.format(Locale.ROOT, "%-15s %17s %17s", name, initial, optimised);
  }

  private static String number(Double value, int decimals) {
    return value == null ? NONE : String.format(Locale.ROOT, "%." + decimals + "f", value);
  }

  private static String text(Object value) {
    return value == null ? NONE : value.toString();
  }

  /**
   * @param value hours or degrees
   * @param signed whether a plus is shown
   * @return hours or degrees, minutes, seconds
   */
  static String sexagesimal(double value, boolean signed) {
    long tenths = Math.round(Math.abs(value) * 36_000);
    String sign = value < 0 ? "-" : signed ? "+" : "";
    return String.format(
        Locale.ROOT,
        "%s%02d:%02d:%02d.%d",
        sign,
        tenths / 36_000,
        tenths / 600 % 60,
        tenths / 10 % 60,
        tenths % 10);
  }
}
