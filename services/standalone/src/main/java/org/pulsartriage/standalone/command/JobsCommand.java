package org.pulsartriage.standalone.command;

import picocli.CommandLine.Command;

/** {@code triage jobs}: trainings that the pipeline's trainers carry out. */
@Command(
    name = "jobs",
    description = "Trainings that the pipeline's trainers carry out.",
    mixinStandardHelpOptions = true,
    subcommands = {JobsSubmitCommand.class, JobsListCommand.class, JobsCancelCommand.class})
public final class JobsCommand {}
