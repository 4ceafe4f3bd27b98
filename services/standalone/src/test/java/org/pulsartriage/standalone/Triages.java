package org.pulsartriage.standalone;

import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine;

/** The command line for tests of other packages. */
public final class Triages {

  private Triages() {}

  /**
   * @param out standard output
   * @param err standard error
   * @param arguments the command line
   * @return the exit code
   */
  public static int execute(PrintWriter out, PrintWriter err, List<String> arguments) {
    CommandLine commandLine = Triage.commandLine();
    commandLine.setOut(out);
    commandLine.setErr(err);
    return commandLine.execute(arguments.toArray(String[]::new));
  }
}
