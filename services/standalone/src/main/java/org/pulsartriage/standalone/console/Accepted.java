package org.pulsartriage.standalone.console;

/** How the number of what came in is told. */
public final class Accepted {

  private Accepted() {}

  /**
   * @param files files that came in
   * @param injected simulated pulsars that ingest put among them
   * @return the number of both, and, where there are injected ones, what it is made of
   */
  public static String text(long files, long injected) {
    return injected == 0
        ? Long.toString(files)
        : "%d (%d files + %d injected)".formatted(files + injected, files, injected);
  }
}
