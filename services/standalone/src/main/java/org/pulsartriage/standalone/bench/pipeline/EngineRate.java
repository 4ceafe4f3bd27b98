package org.pulsartriage.standalone.bench.pipeline;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.pulsartriage.models.bundle.InvalidBundleException;
import org.pulsartriage.models.bundle.ModelBundle;
import org.pulsartriage.models.engine.CandidateScorer;
import org.pulsartriage.models.engine.CandidateScorers;
import org.pulsartriage.models.engine.EngineKind;
import org.pulsartriage.schemas.Candidate;

/**
 * What the engine alone does: candidates decoded and in memory, inputs assembled and inferred in
 * batches, as many threads as the scorer has, each with a model of its own.
 */
final class EngineRate {

  private static final int BATCH = 32;

  private EngineRate() {}

  /**
   * @param bundle the model
   * @param engine the engine
   * @param threads 1 or more
   * @param candidates what to score, one or more
   * @param warmUp time before it counts
   * @param time how long to measure
   * @return candidates a second, all threads together
   * @throws InvalidBundleException where the model cannot be loaded
   * @throws InterruptedException while measuring
   */
  static double of(
      ModelBundle bundle,
      EngineKind engine,
      int threads,
      List<Candidate> candidates,
      Duration warmUp,
      Duration time)
      throws InvalidBundleException, InterruptedException {
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    List<CandidateScorer> scorers = new ArrayList<>();
    try {
      for (int i = 0; i < threads; i++) {
        scorers.add(CandidateScorers.open(bundle, engine));
      }
      run(pool, scorers, candidates, warmUp);
      return run(pool, scorers, candidates, time);
    } finally {
      pool.shutdown();
      scorers.forEach(CandidateScorer::close);
    }
  }

  private static double run(
      ExecutorService pool,
      List<CandidateScorer> scorers,
      List<Candidate> candidates,
      Duration time)
      throws InterruptedException {
    List<Future<Double>> rates = new ArrayList<>();
    for (CandidateScorer scorer : scorers) {
      rates.add(pool.submit(() -> rate(scorer, candidates, time)));
    }
    double sum = 0;
    for (Future<Double> rate : rates) {
      try {
        sum += rate.get();
      } catch (ExecutionException e) {
        throw new IllegalStateException("the engine failed: " + e.getCause().getMessage(), e);
      }
    }
    return sum;
  }

  private static double rate(CandidateScorer scorer, List<Candidate> candidates, Duration time) {
    long start = System.nanoTime();
    long done = 0;
    long spent;
    int from = 0;
    do {
      int to = Math.min(from + BATCH, candidates.size());
      done += scorer.score(candidates.subList(from, to)).size();
      from = to == candidates.size() ? 0 : to;
      spent = System.nanoTime() - start;
    } while (spent < time.toNanos());
    return done * 1e9 / spent;
  }
}
