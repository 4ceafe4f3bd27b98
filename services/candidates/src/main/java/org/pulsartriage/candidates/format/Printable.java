package org.pulsartriage.candidates.format;

import java.util.List;

/** Text of a file made fit for a message: one line, short, nothing that a terminal would obey. */
final class Printable {

  private static final int LONGEST = 40;

  private Printable() {}

  static String text(String text) {
    StringBuilder printable = new StringBuilder();
    for (int i = 0; i < text.length() && i < LONGEST; i++) {
      char character = text.charAt(i);
      printable.append(character >= ' ' && character < 0x7f ? character : '?');
    }
    return printable.append(text.length() > LONGEST ? "..." : "").toString();
  }

  static String path(List<String> names) {
    // The innermost names say where; a hostile file may have long ones, or many.
    int first = Math.max(0, names.size() - 3);
    StringBuilder path = new StringBuilder();
    for (String name : names.subList(first, names.size())) {
      path.append(path.isEmpty() ? "" : "/").append(text(name));
    }
    return path.toString();
  }

  static String character(char character) {
    return character > ' ' && character < 0x7f
        ? "'" + character + "'"
        : String.format("U+%04X", (int) character);
  }
}
