package org.pulsartriage.standalone.command;

import picocli.CommandLine.Command;

/** {@code triage quarantine}: what could not be taken. */
@Command(
    name = "quarantine",
    description = "What could not be taken, with its cause and its bytes.",
    mixinStandardHelpOptions = true,
    subcommands = {QuarantineListCommand.class, QuarantineShowCommand.class})
public final class QuarantineCommand {}
