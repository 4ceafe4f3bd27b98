package org.pulsartriage.standalone.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.pulsartriage.schemas.ModelRelease;
import org.pulsartriage.schemas.ModelState;
import org.pulsartriage.schemas.releases.ModelChanges;
import org.pulsartriage.schemas.releases.ModelRegistry;
import org.pulsartriage.standalone.console.ExitCodes;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code triage models shadow}: a second model scores the same candidates. */
@Command(
    name = "shadow",
    description = {
      "Makes a model score beside the active one from now on, to the topic 'shadow-scores'.",
      "There is one shadow at a time; promoting it ends it, and so does --end."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
public final class ModelsShadowCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private ModelChangeOptions options;

  @ArgGroup(multiplicity = "1")
  private Choice choice;

  /** One model, or none. */
  private static final class Choice {

    @Parameters(paramLabel = "ID", description = "Name of a model, as 'models list' has it.")
    private String modelId;

    @Option(names = "--end", description = "No shadow any more.")
    private boolean end;
  }

  @Override
  public Integer call() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    ModelRegistry registry = options.registry();
    if (choice.end) {
      List<ModelRelease> written = options.make(registry, ModelChanges.endShadow());
      out.println(written.get(0).getModelId() + " is a shadow no more");
      out.flush();
      return ExitCodes.DONE;
    }
    List<ModelRelease> written = options.make(registry, ModelChanges.shadow(choice.modelId));
    if (written.isEmpty()) {
      out.println(choice.modelId + " is the shadow already");
      out.flush();
    } else {
      options.tell(written, ModelState.SHADOW, out);
    }
    return ExitCodes.DONE;
  }
}
