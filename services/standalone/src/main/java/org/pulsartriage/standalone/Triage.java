package org.pulsartriage.standalone;

import java.io.PrintWriter;
import org.pulsartriage.standalone.command.AlarmsCommand;
import org.pulsartriage.standalone.command.BenchCommand;
import org.pulsartriage.standalone.command.DemoCommand;
import org.pulsartriage.standalone.command.DriftCommand;
import org.pulsartriage.standalone.command.EndureCommand;
import org.pulsartriage.standalone.command.EvaluateCommand;
import org.pulsartriage.standalone.command.ExperimentsCommand;
import org.pulsartriage.standalone.command.GroupsCommand;
import org.pulsartriage.standalone.command.IngestCommand;
import org.pulsartriage.standalone.command.InspectCommand;
import org.pulsartriage.standalone.command.JobsCommand;
import org.pulsartriage.standalone.command.LabelCommand;
import org.pulsartriage.standalone.command.LabelsCommand;
import org.pulsartriage.standalone.command.LedgerCommand;
import org.pulsartriage.standalone.command.ModelsCommand;
import org.pulsartriage.standalone.command.QuarantineCommand;
import org.pulsartriage.standalone.command.RecallCommand;
import org.pulsartriage.standalone.command.ReplayCommand;
import org.pulsartriage.standalone.command.ScoreCommand;
import org.pulsartriage.standalone.command.ScoresCommand;
import org.pulsartriage.standalone.command.SimulateCommand;
import org.pulsartriage.standalone.command.SnapshotCommand;
import org.pulsartriage.standalone.command.StoryCommand;
import org.pulsartriage.standalone.command.TrainCommand;
import org.pulsartriage.standalone.command.UpCommand;
import org.pulsartriage.standalone.console.ExitCodes;
import org.pulsartriage.standalone.console.FailureMessage;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The command line: one sub-command a file, registered here. */
@Command(
    name = "triage",
    description = "Classifies pulsar candidates as a telescope produces them.",
    mixinStandardHelpOptions = true,
    version = "Pulsar Triage 0.1.0",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      DemoCommand.class,
      StoryCommand.class,
      UpCommand.class,
      IngestCommand.class,
      ScoreCommand.class,
      EvaluateCommand.class,
      ScoresCommand.class,
      GroupsCommand.class,
      InspectCommand.class,
      SimulateCommand.class,
      LedgerCommand.class,
      DriftCommand.class,
      ReplayCommand.class,
      QuarantineCommand.class,
      ModelsCommand.class,
      RecallCommand.class,
      AlarmsCommand.class,
      ExperimentsCommand.class,
      LabelCommand.class,
      LabelsCommand.class,
      SnapshotCommand.class,
      TrainCommand.class,
      JobsCommand.class,
      BenchCommand.class,
      EndureCommand.class,
      CommandLine.HelpCommand.class
    },
    sortOptions = false)
public final class Triage implements Runnable {

  @Spec private CommandSpec spec;

  @Option(
      names = "--verbose",
      scope = ScopeType.INHERIT,
      description = "Show stack traces of failures.")
  private boolean verbose;

  /**
   * @param arguments the command line; exits 0 when done, 1 on the work's own failure, 2 on misuse
   */
  public static void main(String[] arguments) {
    System.exit(commandLine().execute(arguments));
  }

  /**
   * @return the command line with all commands, before it has read any arguments
   */
  public static CommandLine commandLine() {
    CommandLine commandLine = new CommandLine(new Triage());
    commandLine.setCaseInsensitiveEnumValuesAllowed(true);
    commandLine.setUsageHelpAutoWidth(true);
    commandLine.setExecutionExceptionHandler(Triage::reportFailure);
    commandLine.setParameterExceptionHandler(Triage::reportMisuse);
    return commandLine;
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "no command given");
  }

  private static int reportFailure(Exception failure, CommandLine command, ParseResult parsed) {
    command.getErr().println(prefix(command) + FailureMessage.of(failure));
    Triage root = command.getCommandSpec().root().commandLine().getCommand();
    if (root.verbose) {
      failure.printStackTrace(command.getErr());
    }
    return ExitCodes.FAILURE;
  }

  private static int reportMisuse(ParameterException misuse, String[] arguments) {
    CommandLine command = misuse.getCommandLine();
    PrintWriter err = command.getErr();
    err.println(prefix(command) + misuse.getMessage());
    if (!CommandLine.UnmatchedArgumentException.printSuggestions(misuse, err)) {
      err.println("Try '" + command.getCommandSpec().qualifiedName() + " --help'.");
    }
    return ExitCodes.MISUSE;
  }

  private static String prefix(CommandLine command) {
    return command.getCommandSpec().qualifiedName() + ": ";
  }
}
