package org.pulsartriage.standalone.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.pulsartriage.models.bundle.InvalidBundleException;
import org.pulsartriage.models.bundle.ModelBundle;
import org.pulsartriage.models.engine.CandidateScorers;
import org.pulsartriage.models.engine.EngineKind;
import org.pulsartriage.models.store.BundleStore;
import org.pulsartriage.models.store.BundleStores;
import org.pulsartriage.models.store.S3Settings;
import org.pulsartriage.schemas.ModelRelease;
import org.pulsartriage.schemas.releases.ModelChanges;
import org.pulsartriage.schemas.releases.ModelRegistry;
import org.pulsartriage.standalone.console.CommandFailure;
import org.pulsartriage.standalone.console.ExitCodes;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code triage models release}: a bundle becomes known to the pipeline. */
@Command(
    name = "release",
    description = {
      "Checks a bundle, keeps it in a store that every scorer reaches, and makes it known as a",
      "candidate: not in use until it is promoted, or made a shadow."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
public final class ModelsReleaseCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private ModelChangeOptions options;

  @Parameters(paramLabel = "FILE", description = "A model bundle.")
  private Path file;

  @Option(
      names = "--id",
      paramLabel = "ID",
      description = "Name to give it; default: the one that the bundle says.")
  private String modelId;

  @Option(
      names = "--store",
      paramLabel = "DIR|s3://BUCKET/PREFIX",
      defaultValue =
          "${env:TRIAGE_MODEL_STORE:-${env:TRIAGE_HOME:-${sys:user.home}/.pulsar-triage}/models}",
      description = "Where bundles are kept; default ${DEFAULT-VALUE}.")
  private String store;

  @Override
  public Integer call() throws IOException {
    ModelBundle bundle;
    try {
      bundle = ModelBundle.open(file);
      for (EngineKind engine : EngineKind.values()) {
        CandidateScorers.open(bundle, engine).close();
      }
    } catch (InvalidBundleException e) {
      throw new CommandFailure(e.getMessage(), e);
    }
    ModelRegistry registry = options.registry();
    String uri;
    try (BundleStore kept = BundleStores.at(store, S3Settings.of(System.getenv()))) {
      uri = kept.put(bundle);
    }
    String name = modelId == null ? bundle.manifest().modelId() : modelId;
    List<ModelRelease> written =
        options.make(registry, ModelChanges.release(name, bundle.digest(), uri, options.note()));
    spec.commandLine()
        .getOut()
        .printf(
            written.isEmpty()
                ? "%s (%s) is known already%n"
                : "%s (%s) is a candidate: './triage models promote %1$s' makes it score%n",
            name,
            bundle.digest());
    spec.commandLine().getOut().flush();
    return ExitCodes.DONE;
  }
}
