package org.pulsartriage.standalone.command;

import picocli.CommandLine.Command;

/** {@code triage bench}: how fast. */
@Command(
    name = "bench",
    description = "Measures how fast this machine does the work.",
    mixinStandardHelpOptions = true,
    subcommands = {
      BenchIngestCommand.class,
      BenchScoreCommand.class,
      BenchPipelineCommand.class,
      BenchTrainCommand.class,
      BenchSizingCommand.class
    })
public final class BenchCommand {}
