package org.pulsartriage.standalone.console;

/** What a command tells the shell; scripts rely on these. */
public final class ExitCodes {

  /** The work is done. */
  public static final int DONE = 0;

  /** The work itself failed, or part of it. */
  public static final int FAILURE = 1;

  /** The command was called wrongly. */
  public static final int MISUSE = 2;

  private ExitCodes() {}
}
