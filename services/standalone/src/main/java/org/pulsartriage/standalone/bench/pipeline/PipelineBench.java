package org.pulsartriage.standalone.bench.pipeline;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.pulsartriage.models.bundle.InvalidBundleException;
import org.pulsartriage.models.engine.EngineKind;
import org.pulsartriage.standalone.console.CommandFailure;
import org.pulsartriage.standalone.files.WorkingFolder;

/**
 * Producer, broker, scorer and a reader of scores, with records of real size. First as many
 * candidates as can be scored, then half as many at an even rate. In the same run, before and
 * after, what the engine alone does of the same candidates.
 */
public final class PipelineBench {

  private static final int CANDIDATES = 256;
  private static final int MOST_SENT = 1 << 22;
  private static final Duration PATIENCE = Duration.ofSeconds(120);

  /** One loop around a model is soon at its pace: it has little Java to compile. */
  private static final Duration ENGINE_WARM_UP = Duration.ofSeconds(60);

  /** So many seconds of work wait at full load: more than a commit takes, and soon drained. */
  private static final double WINDOW_SECONDS = 1.5;

  private static final int LEAST_WINDOW = 128;
  private static final int GREATEST_WINDOW = 20_000;

  private final Plan plan;
  private final Path folder;
  private final CandidatePool pool;

  /**
   * What to measure: every network in every arrangement.
   *
   * @param networks names of networks
   * @param engine the scorer's engine; the naive way has the reference
   * @param arrangements who runs where
   * @param threads threads that score, 1 or more
   * @param warmUp time before it counts
   * @param measured time that counts, of each of rate and latency
   */
  public record Plan(
      List<String> networks,
      EngineKind engine,
      List<Arrangement> arrangements,
      int threads,
      Duration warmUp,
      Duration measured) {}

  /** Looks on while the rate is measured. */
  @FunctionalInterface
  public interface Observer {

    /** Looks at nothing. */
    Observer NONE = (network, arrangement) -> () -> {};

    /**
     * @param network what is being scored with
     * @param arrangement who runs where
     * @return ends looking
     */
    Runnable begin(String network, Arrangement arrangement);
  }

  /**
   * @param plan what to measure
   * @param folder where brokers and scorers keep their data; what is made in it is removed
   */
  public PipelineBench(Plan plan, Path folder) {
    this.plan = plan;
    this.folder = folder;
    this.pool = CandidatePool.simulated(CANDIDATES);
  }

  /**
   * @return names of the networks that can be measured
   */
  public static List<String> networks() {
    return ServedNetwork.names();
  }

  /**
   * @param observer looks on
   * @param each told each row as it comes
   * @return the rows
   * @throws CommandFailure where a candidate is lost, or scored twice under exactly-once
   */
  public List<PipelineRow> run(Observer observer, Consumer<PipelineRow> each)
      throws IOException, InterruptedException, InvalidBundleException {
    List<PipelineRow> rows = new ArrayList<>();
    for (String name : plan.networks()) {
      ServedNetwork network = ServedNetwork.of(name, folder);
      for (Arrangement arrangement : plan.arrangements()) {
        EngineKind engine = arrangement == Arrangement.NAIVE ? EngineKind.DL4J : plan.engine();
        double before = alone(network, engine, ENGINE_WARM_UP);
        Path data = folder.resolve(name + "-" + arrangement.label());
        try {
          PipelineRow row = row(network, arrangement, engine, before, data, observer);
          // A machine's pace drifts over the minutes that this takes.
          row = row.withEngineAfter(alone(network, engine, ENGINE_WARM_UP.dividedBy(6)));
          rows.add(row);
          each.accept(row);
        } finally {
          WorkingFolder.delete(data);
        }
      }
    }
    return rows;
  }

  private double alone(ServedNetwork network, EngineKind engine, Duration longest)
      throws InvalidBundleException, InterruptedException {
    Duration warmUp = plan.warmUp().compareTo(longest) < 0 ? plan.warmUp() : longest;
    return EngineRate.of(
        network.bundle(), engine, plan.threads(), pool.candidates(), warmUp, plan.measured());
  }

  private PipelineRow row(
      ServedNetwork network,
      Arrangement arrangement,
      EngineKind engine,
      double alone,
      Path data,
      Observer observer)
      throws IOException, InterruptedException, InvalidBundleException {
    SequenceIds ids = new SequenceIds(0);
    try (PipelineUnderLoad pipeline =
            arrangement.start().in(data, network, engine, plan.threads());
        Receipts receipts = new Receipts(pipeline.connection(), ids, MOST_SENT);
        Load load = new Load(pipeline.connection(), pool, ids, receipts, MOST_SENT)) {
      try {
        Rate rate = rate(network.name(), arrangement, alone, pipeline, load, receipts, observer);
        double half = rate.perSecond() / 2;
        long from = steady(half, load, receipts);
        if (receipts.twice() > 0 && arrangement != Arrangement.NAIVE) {
          throw new CommandFailure(receipts.twice() + " candidates have more than one score");
        }
        return new PipelineRow(
            network.name(),
            engine.label(),
            arrangement.guarantee(),
            arrangement.label(),
            plan.threads(),
            pool.meanBytes(),
            receipts.meanBytes(),
            rate.perSecond(),
            alone,
            alone,
            rate.processorMillis(),
            half,
            receipts.percentile(from, load.sent(), 0.5),
            receipts.percentile(from, load.sent(), 0.99));
      } catch (RuntimeException e) {
        throw pipeline.failure() == null ? e : new CommandFailure(pipeline.failure(), e);
      }
    }
  }

  private record Rate(double perSecond, Map<String, Double> processorMillis) {}

  private Rate rate(
      String network,
      Arrangement arrangement,
      double alone,
      PipelineUnderLoad pipeline,
      Load load,
      Receipts receipts,
      Observer observer) {
    int window = (int) Math.max(LEAST_WINDOW, Math.min(GREATEST_WINDOW, WINDOW_SECONDS * alone));
    load.saturate(LEAST_WINDOW, Duration.ofMillis(100));
    receipts.await(1, PATIENCE);
    load.saturate(window, plan.warmUp());
    Runnable end = observer.begin(network, arrangement);
    try {
      Map<String, Duration> spent = pipeline.processorTime();
      long before = receipts.count();
      long start = System.nanoTime();
      long candidates;
      long time;
      do {
        load.saturate(window, plan.measured());
        candidates = receipts.count() - before;
        time = System.nanoTime() - start;
        // Scores come in transactions: a short measurement may see none.
      } while (candidates == 0 && time < PATIENCE.toNanos());
      if (candidates == 0) {
        throw new CommandFailure("no score came for " + PATIENCE.toSeconds() + " s");
      }
      return new Rate(
          candidates * 1e9 / time,
          ProcessorTime.millisPerCandidate(spent, pipeline.processorTime(), candidates));
    } finally {
      end.run();
    }
  }

  /** Returns the number of the first candidate that counts; all that were sent have come back. */
  private long steady(double rate, Load load, Receipts receipts) {
    receipts.await(load.sent(), PATIENCE);
    // Another load takes other ways through broker and clients, which are compiled anew.
    load.steady(rate, plan.warmUp());
    long from = load.sent();
    load.steady(rate, plan.measured());
    receipts.await(load.sent(), PATIENCE);
    return from;
  }
}
