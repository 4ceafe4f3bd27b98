package org.pulsartriage.standalone.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import org.pulsartriage.evaluation.validation.ValidationSet;
import org.pulsartriage.gate.card.CardFiles;
import org.pulsartriage.gate.card.CardMaker;
import org.pulsartriage.gate.card.ComparisonCard;
import org.pulsartriage.models.store.BundleReader;
import org.pulsartriage.models.store.BundleStores;
import org.pulsartriage.models.store.S3Settings;
import org.pulsartriage.schemas.ModelRelease;
import org.pulsartriage.schemas.kafka.KafkaConnection;
import org.pulsartriage.schemas.releases.ModelReleases;
import org.pulsartriage.standalone.console.CommandFailure;
import org.pulsartriage.standalone.console.Progress;
import org.pulsartriage.standalone.models.CardText;
import picocli.CommandLine.Option;

/** How two models are compared, and where that is shown. */
final class CardOptions {

  @Option(
      names = "--against",
      paramLabel = "ID",
      description = "Compare with this model; default: the active one.")
  private String against;

  @Option(
      names = "--candidates",
      paramLabel = "N",
      defaultValue = "" + ValidationSet.SIZE,
      description =
          "Simulated candidates that both score now; 0 for none, else 8 or more; default ${DEFAULT-VALUE}.")
  private int candidates;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Also write " + CardFiles.MARKDOWN + " and " + CardFiles.JSON + " there.")
  private Path out;

  /**
   * Makes a card, prints it, and writes it where that was asked for.
   *
   * @param connection the pipeline's Kafka
   * @param releases the models
   * @param modelId the model that is compared
   * @param to where to print
   * @return the card
   */
  ComparisonCard show(
      KafkaConnection connection, ModelReleases releases, String modelId, PrintWriter to)
      throws IOException {
    ModelRelease after = require(releases, modelId);
    ModelRelease before =
        against == null ? releases.active().orElse(null) : require(releases, against);
    ComparisonCard card;
    try (BundleReader bundles = BundleStores.reader(S3Settings.of(System.getenv()));
        Simulated simulated = new Simulated(candidates)) {
      card =
          new CardMaker(connection, bundles, candidates, simulated::add, System::nanoTime)
              .make(before, after);
    } catch (IllegalArgumentException e) {
      throw new CommandFailure(e.getMessage(), e);
    }
    CardText.print(card, to);
    if (out != null) {
      CardFiles.write(card, out);
      to.println("written to " + out.toAbsolutePath());
    }
    to.flush();
    return card;
  }

  /** Shown once something is simulated: it may be that nothing can be. */
  private static final class Simulated implements AutoCloseable {

    private final int total;
    private Progress progress;

    Simulated(int total) {
      this.total = total;
    }

    synchronized void add(int made) {
      if (progress == null) {
        progress = Progress.on("simulated", total);
      }
      progress.add(made);
    }

    @Override
    public synchronized void close() {
      if (progress != null) {
        progress.close();
      }
    }
  }

  private static ModelRelease require(ModelReleases releases, String modelId) {
    return releases
        .of(modelId)
        .orElseThrow(() -> new CommandFailure("no model is called " + modelId));
  }
}
