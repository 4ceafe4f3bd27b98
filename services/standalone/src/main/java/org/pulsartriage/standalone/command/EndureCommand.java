package org.pulsartriage.standalone.command;

import picocli.CommandLine.Command;

/** {@code triage endure}: proofs that take long. */
@Command(
    name = "endure",
    description = {
      "Proofs that take long, on the real pipeline: what is killed loses nothing, models change",
      "without a gap, memory stays. Exit code 1 where one does not hold."
    },
    mixinStandardHelpOptions = true,
    subcommands = {EndureKillsCommand.class, EndureSwapsCommand.class, EndureMemoryCommand.class})
public final class EndureCommand {}
