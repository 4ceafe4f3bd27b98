package org.pulsartriage.standalone.endurance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.pulsartriage.schemas.ledger.LedgerReader;
import org.pulsartriage.schemas.ledger.NightBalance;
import org.pulsartriage.schemas.ledger.StageCounts;
import org.pulsartriage.standalone.process.RestartableProcess;

/** Watches the resident memory of {@code triage up} while files are uploaded at an even rate. */
public final class MemoryWatch {

  private static final double NANOS_AN_HOUR = 3600e9;
  private static final Duration BETWEEN_SAMPLES = Duration.ofSeconds(5);
  private static final Duration DRAIN = Duration.ofSeconds(60);

  private final Plan plan;
  private final Path folder;

  /**
   * What to do.
   *
   * @param time how long under load; the first third is for warming up
   * @param rate files a second, more than 0
   * @param seed of the simulated candidates
   * @param settings of the services, as variables of the environment
   */
  public record Plan(Duration time, double rate, long seed, Map<String, String> settings) {}

  /**
   * What came of it.
   *
   * @param samples memory, every five seconds
   * @param trend of the last two thirds
   * @param uploaded files accepted
   * @param refused files not accepted
   * @param counts what the scorer counted
   * @param balanced whether the ledger balances
   */
  public record Result(
      List<MemorySample> samples,
      MemoryTrend trend,
      long uploaded,
      long refused,
      StageCounts counts,
      boolean balanced) {

    /**
     * @return whether memory did not grow, and all that was accepted is accounted for
     */
    public boolean sound() {
      return trend.flat() && balanced && counts.received() == uploaded;
    }
  }

  /**
   * @param plan what to do
   * @param folder where all data and the log go
   */
  public MemoryWatch(Plan plan, Path folder) {
    this.plan = plan;
    this.folder = folder;
  }

  /**
   * @param told of each sample
   * @return what came of it
   * @throws IOException where the folder cannot be written, or memory not be asked for
   */
  public Result run(Consumer<MemorySample> told) throws IOException {
    CopiedFiles files = CopiedFiles.in(folder.resolve("simulated"), plan.seed());
    Path work = Files.createTempDirectory(folder, "memory-");
    Path watched = Files.createDirectory(work.resolve("watched"));
    try (OneJvm up = new OneJvm(work, watched, plan.settings())) {
      up.start();
      RestartableProcess process = up.victims().get(0);
      List<MemorySample> samples = new ArrayList<>();
      Uploads uploads = new Uploads(files, up.httpPort(), plan.rate());
      try {
        long start = System.nanoTime();
        while (System.nanoTime() - start < plan.time().toNanos()) {
          LockSupport.parkNanos(BETWEEN_SAMPLES.toNanos());
          process.requireRunning();
          MemorySample sample =
              new MemorySample(
                  (System.nanoTime() - start) / NANOS_AN_HOUR,
                  ResidentMemory.mebibytes(process.id()));
          samples.add(sample);
          told.accept(sample);
        }
      } finally {
        uploads.close();
      }
      return result(up, samples, uploads);
    }
  }

  private static Result result(OneJvm up, List<MemorySample> samples, Uploads uploads) {
    List<NightBalance> nights;
    long end = System.nanoTime() + DRAIN.toNanos();
    try (LedgerReader reader = new LedgerReader(up.connection())) {
      do {
        LockSupport.parkNanos(BETWEEN_SAMPLES.toNanos() / 10);
        nights = reader.read().nights();
      } while (System.nanoTime() < end
          && (received(nights).received() < uploads.accepted()
              || !nights.stream().allMatch(NightBalance::balanced)));
    }
    return new Result(
        samples,
        MemoryTrend.of(samples.subList(samples.size() / 3, samples.size())),
        uploads.accepted(),
        uploads.refused(),
        received(nights),
        nights.stream().allMatch(NightBalance::balanced));
  }

  private static StageCounts received(List<NightBalance> nights) {
    return nights.stream().map(NightBalance::scorer).reduce(StageCounts.NONE, StageCounts::plus);
  }
}
