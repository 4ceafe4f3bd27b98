package org.pulsartriage.ingest.pipeline;

/**
 * Names that came from outside, made fit for records, logs and terminals: no folder, no control
 * character, no more than 255 characters. They are shown, and never used to open anything.
 */
public final class FileNames {

  private static final int LONGEST = 255;
  private static final String NAMELESS = "unnamed";

  private FileNames() {}

  /**
   * @param given any text, or null
   * @return its last path segment without what does not print; {@code unnamed} where nothing is
   *     left
   */
  public static String safe(String given) {
    if (given == null) {
      return NAMELESS;
    }
    String last = given.substring(Math.max(given.lastIndexOf('/'), given.lastIndexOf('\\')) + 1);
    StringBuilder safe = new StringBuilder();
    last.codePoints()
        .map(character -> prints(character) ? character : '?')
        .limit(LONGEST)
        .forEach(safe::appendCodePoint);
    String name = safe.toString().strip();
    return name.isEmpty() || name.equals(".") || name.equals("..") ? NAMELESS : name;
  }

  private static boolean prints(int character) {
    return switch (Character.getType(character)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }
}
