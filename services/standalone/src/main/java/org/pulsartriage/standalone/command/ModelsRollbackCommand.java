package org.pulsartriage.standalone.command;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import org.pulsartriage.schemas.ModelRelease;
import org.pulsartriage.schemas.ModelState;
import org.pulsartriage.schemas.releases.ModelChanges;
import org.pulsartriage.standalone.console.ExitCodes;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code triage models rollback}: the model before scores again. */
@Command(
    name = "rollback",
    description = "Makes the model active again that was so before the active one.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
public final class ModelsRollbackCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private ModelChangeOptions options;

  @Override
  public Integer call() throws IOException {
    List<ModelRelease> written =
        options.make(options.registry(), ModelChanges.rollback(options.note()));
    options.tell(written, ModelState.ACTIVE, spec.commandLine().getOut());
    return ExitCodes.DONE;
  }
}
