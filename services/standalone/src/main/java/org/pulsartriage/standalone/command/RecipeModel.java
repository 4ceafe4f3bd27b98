package org.pulsartriage.standalone.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import org.pulsartriage.datasets.DataFolder;
import org.pulsartriage.models.bundle.ModelBundle;
import org.pulsartriage.models.store.BundleReader;
import org.pulsartriage.models.store.BundleStores;
import org.pulsartriage.models.store.S3Settings;
import org.pulsartriage.trainer.fit.TrainingProgress;
import org.pulsartriage.trainer.recipe.Recipe;
import org.pulsartriage.trainer.recipe.RecipeFiles;
import org.pulsartriage.trainer.recipe.RecipeListener;
import org.pulsartriage.trainer.recipe.RecipeParser;
import org.pulsartriage.trainer.recipe.RecipeTraining;

/** A recipe carried out from the command line. */
final class RecipeModel {

  private final DataFolder data;
  private final int threads;
  private final Instant createdAt;
  private final String codeVersion;
  private final Duration betweenLines;

  RecipeModel(
      DataFolder data, int threads, Instant createdAt, String codeVersion, Duration betweenLines) {
    this.data = data;
    this.threads = threads;
    this.createdAt = createdAt;
    this.codeVersion = codeVersion;
    this.betweenLines = betweenLines;
  }

  /** Trains, or goes on with what the folder holds, and returns where the bundle is. */
  Path train(Path file, Path out, PrintWriter print) throws IOException, InterruptedException {
    Recipe recipe = RecipeParser.read(file);
    ModelBundle bundle;
    try (BundleReader bundles = BundleStores.reader(S3Settings.of(System.getenv()))) {
      bundle =
          RecipeTraining.prepare(
                  recipe,
                  RecipeFiles.in(file.toAbsolutePath().getParent()),
                  data,
                  bundles,
                  InstantSource.system())
              .train(
                  new RecipeTraining.Options(recipe.name(), threads, createdAt, codeVersion, out),
                  new Lines());
    }
    bundle
        .manifest()
        .metrics()
        .forEach((name, value) -> print.printf(Locale.ROOT, "%-32s %.4f%n", name, value));
    Path written = out.resolve(recipe.name() + ".zip");
    Files.write(written, bundle.bytes());
    print.println(bundle.digest());
    return written;
  }

  private final class Lines implements RecipeListener {

    private Instant last = Instant.now();

    @Override
    public void onRead(String source, int samples) {
      if (due()) {
        System.err.println("reading " + source + ": " + samples + " samples so far");
      }
    }

    @Override
    public void onBatch(TrainingProgress progress) {
      if (due()) {
        System.err.printf(
            Locale.ROOT,
            "epoch %d/%d, loss %.5f, %.0f samples/s, %d s left%n",
            progress.epoch(),
            progress.epochs(),
            progress.loss(),
            progress.samplesPerSecond(),
            progress.timeLeft().toSeconds());
      }
    }

    private boolean due() {
      Instant now = Instant.now();
      if (Duration.between(last, now).compareTo(betweenLines) < 0) {
        return false;
      }
      last = now;
      return true;
    }
  }
}
