package org.pulsartriage.standalone.command;

import picocli.CommandLine.Command;

/** {@code triage models}: which models there are, and which one scores. */
@Command(
    name = "models",
    description = {
      "Which models there are, and which one scores.",
      "A change takes effect in the running pipeline, with each partition's next candidate."
    },
    mixinStandardHelpOptions = true,
    subcommands = {
      ModelsListCommand.class,
      ModelsShowCommand.class,
      ModelsReleaseCommand.class,
      ModelsCompareCommand.class,
      ModelsPromoteCommand.class,
      ModelsRollbackCommand.class,
      ModelsShadowCommand.class
    })
public final class ModelsCommand {}
