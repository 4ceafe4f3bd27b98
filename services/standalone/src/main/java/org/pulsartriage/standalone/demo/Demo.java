package org.pulsartriage.standalone.demo;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.pulsartriage.candidates.format.PhcxGeneration;
import org.pulsartriage.candidates.simulator.SimulatedNight;
import org.pulsartriage.ingest.pipeline.FileOutcome;
import org.pulsartriage.ingest.pipeline.IngestPipeline;
import org.pulsartriage.ingest.pipeline.RawSource;
import org.pulsartriage.schemas.ledger.LedgerReader;
import org.pulsartriage.schemas.ledger.NightBalance;
import org.pulsartriage.standalone.console.Progress;
import org.pulsartriage.standalone.pipeline.Delivery;
import org.pulsartriage.standalone.pipeline.LocalPipeline;
import org.pulsartriage.standalone.pipeline.PipelineHome;

/**
 * A simulated night through the whole pipeline: files, broker, ingest, scorer, ledger, all real.
 */
public final class Demo {

  private static final int PULSARS = 20;
  private static final int RFI = 580;
  private static final int NOISE = 1395;
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final long seed;
  private final Map<String, Object> settings;
  private final PrintWriter out;

  /**
   * @param seed of the night
   * @param settings settings of the services, by name
   * @param out where to tell
   */
  public Demo(long seed, Map<String, Object> settings, PrintWriter out) {
    this.seed = seed;
    this.settings = settings;
    this.out = out;
  }

  /**
   * @param folder where the night's files and the pipeline's data go
   * @return whether everything balances
   * @throws IOException where the folder cannot be written
   */
  public boolean run(Path folder) throws IOException {
    SimulatedNight simulated =
        new SimulatedNight(seed, PhcxGeneration.THORNTON, PULSARS, RFI, NOISE);
    out.printf(
        "A simulated night: %d pulsars, %d RFI, %d noise, 5 broken files; 10 files sent twice.%n",
        PULSARS, RFI, NOISE);
    out.flush();
    // The broker and the network take seconds to start: meanwhile the sky is simulated.
    CompletableFuture<LocalPipeline> starting =
        CompletableFuture.supplyAsync(
            () -> LocalPipeline.withBroker(new PipelineHome(folder), 0, 0, settings));
    DemoNight night;
    try (Progress progress = Progress.on("simulated", simulated.size())) {
      night = DemoNight.write(folder.resolve("night"), simulated, progress::to);
    }
    try (LocalPipeline pipeline = starting.join()) {
      return run(pipeline, night);
    }
  }

  private boolean run(LocalPipeline pipeline, DemoNight night) {
    List<Delivery.Outcome> outcomes = new ArrayList<>();
    long start = System.nanoTime();
    outcomes.add(deliver(pipeline, night.files()));
    double seconds = (System.nanoTime() - start) / 1e9;
    outcomes.add(deliver(pipeline, night.sentAgain()));
    out.printf(
        Locale.ROOT,
        "%d files from disk to score in %.1f s: %.0f a second%n",
        night.files().size(),
        seconds,
        night.files().size() / seconds);
    List<NightBalance> balance;
    try (LedgerReader ledger = new LedgerReader(pipeline.connection())) {
      balance = ledger.read().nights();
    }
    DemoSummary summary = new DemoSummary(night, outcomes, balance);
    summary.print(out);
    return summary.balanced();
  }

  private Delivery.Outcome deliver(LocalPipeline pipeline, List<Path> files) {
    try (Delivery delivery =
        new Delivery(pipeline.connection(), pipeline.bean(IngestPipeline.class))) {
      try (Progress progress = Progress.on("ingested", files.size())) {
        delivery.send(files.stream().map(RawSource.OnDisk::new).toList(), progress, this::tell);
      }
      return delivery.await(PATIENCE);
    }
  }

  private void tell(FileOutcome outcome) {
    if (outcome instanceof FileOutcome.Quarantined rejected) {
      out.printf(
          "quarantined %s: %s: %s%n", rejected.fileName(), rejected.element(), rejected.cause());
      out.flush();
    }
  }
}
