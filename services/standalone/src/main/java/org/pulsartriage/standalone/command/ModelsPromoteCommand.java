package org.pulsartriage.standalone.command;

import java.io.Console;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.pulsartriage.models.bundle.InvalidBundleException;
import org.pulsartriage.schemas.ModelRelease;
import org.pulsartriage.schemas.ModelState;
import org.pulsartriage.schemas.releases.ModelChanges;
import org.pulsartriage.schemas.releases.ModelRegistry;
import org.pulsartriage.schemas.releases.ModelReleases;
import org.pulsartriage.standalone.console.CommandFailure;
import org.pulsartriage.standalone.console.ExitCodes;
import org.pulsartriage.standalone.models.BundleCheck;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code triage models promote}: another model scores. */
@Command(
    name = "promote",
    description = {
      "Makes a model the active one, and retires the one that was. The running scorers take it",
      "within seconds, each partition between two candidates; none is lost or scored twice.",
      "Shows first how the two compare, as 'models compare' does, and asks."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
public final class ModelsPromoteCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private ModelChangeOptions options;
  @Mixin private CardOptions card;

  @Option(names = "--yes", description = "Do not ask.")
  private boolean yes;

  @Parameters(paramLabel = "ID", description = "Name of a model, as 'models list' has it.")
  private String modelId;

  @Override
  public Integer call() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    ModelRegistry registry = options.registry();
    ModelReleases releases = registry.read();
    releases.of(modelId).ifPresent(this::check);
    if (worthACard(releases)) {
      card.show(options.connection(), releases, modelId, out);
      if (!yes && !agreed()) {
        throw new CommandFailure(modelId + " is not promoted: --yes does it without asking");
      }
    }
    List<ModelRelease> written =
        options.make(registry, ModelChanges.promote(modelId, options.note()));
    if (written.isEmpty()) {
      out.println(modelId + " is the active model already");
      out.flush();
    } else {
      options.tell(written, ModelState.ACTIVE, out);
    }
    return ExitCodes.DONE;
  }

  /** What is unknown, or active already, is for the change itself to say. */
  private boolean worthACard(ModelReleases releases) {
    return releases
        .of(modelId)
        .filter(release -> release.getState() != ModelState.ACTIVE)
        .isPresent();
  }

  /** Asks on a terminal; elsewhere nobody is there to agree. */
  private boolean agreed() {
    Console console = System.console();
    String answer = console == null ? null : console.readLine("promote %s? [y/N] ", modelId);
    return answer != null && answer.strip().equalsIgnoreCase("y");
  }

  /** A bundle that is not the announced one is refused here, before anything is changed. */
  private void check(ModelRelease release) {
    try {
      BundleCheck.load(release);
    } catch (InvalidBundleException e) {
      throw new CommandFailure("model " + modelId + " is not promoted: " + e.getMessage(), e);
    } catch (IOException e) {
      spec.commandLine()
          .getErr()
          .println("its bundle is left to the scorers to check: " + e.getMessage());
    }
  }
}
