package org.pulsartriage.standalone.command;

import picocli.CommandLine.Command;

/** {@code triage jobs submit}: asks for a training. */
@Command(
    name = "submit",
    description = "Asks for a training: a named experiment, or a recipe.",
    mixinStandardHelpOptions = true,
    subcommands = {JobsSubmitExperimentCommand.class, JobsSubmitRecipeCommand.class})
public final class JobsSubmitCommand {}
