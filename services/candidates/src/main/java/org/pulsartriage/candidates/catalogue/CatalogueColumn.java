package org.pulsartriage.candidates.catalogue;

import java.util.List;
import java.util.Set;

/** The columns that a catalogue may have, by the names and units of the ATNF catalogue. */
enum CatalogueColumn {
  NAME(Set.of("NAME", "PSRJ", "JNAME", "PSRB", "BNAME", "PSR"), Set.of()),
  RA_HOURS(Set.of("RAJ"), Set.of("hms", "hh:mm:ss")),
  RA_DEGREES(Set.of("RAJD", "RA_DEG"), Set.of("deg")),
  DEC_SEXAGESIMAL(Set.of("DECJ"), Set.of("dms", "dd:mm:ss")),
  DEC_DEGREES(Set.of("DECJD", "DEC_DEG"), Set.of("deg")),
  PERIOD(Set.of("P0", "PERIOD", "PERIOD_S"), Set.of("s")),
  DM(Set.of("DM"), Set.of("cm^-3 pc", "cm^-3pc", "pc cm^-3", "pc/cm^3", "pc/cm3"));

  private final Set<String> headers;
  private final Set<String> units;

  CatalogueColumn(Set<String> headers, Set<String> units) {
    this.headers = headers;
    this.units = units;
  }

  /**
   * @param header a cell of the header, in capitals
   */
  boolean isCalled(String header) {
    return headers.contains(header);
  }

  /**
   * @param unit a cell of the row of units, without its parentheses
   */
  boolean isIn(String unit) {
    return unit.isEmpty() || units.contains(unit);
  }

  /** What a message calls it. */
  String title() {
    return switch (this) {
      case NAME -> "NAME";
      case RA_HOURS -> "RAJ";
      case RA_DEGREES -> "RAJD";
      case DEC_SEXAGESIMAL -> "DECJ";
      case DEC_DEGREES -> "DECJD";
      case PERIOD -> "P0";
      case DM -> "DM";
    };
  }

  List<String> unitsInOrder() {
    return units.stream().sorted().toList();
  }
}
