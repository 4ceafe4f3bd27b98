package org.pulsartriage.models.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.nd4j.linalg.learning.config.Sgd;
import org.pulsartriage.models.bundle.Cascade;
import org.pulsartriage.models.bundle.InvalidBundleException;
import org.pulsartriage.models.bundle.ModelBundle;
import org.pulsartriage.models.engine.CandidateScore;
import org.pulsartriage.models.engine.CandidateScorer;
import org.pulsartriage.models.engine.CandidateScorers;
import org.pulsartriage.models.engine.EngineKind;
import org.pulsartriage.models.engine.Stage;
import org.pulsartriage.models.loss.CrossEntropy;
import org.pulsartriage.models.network.NetworkCost;
import org.pulsartriage.models.network.NetworkSettings;
import org.pulsartriage.models.network.Networks;
import org.pulsartriage.schemas.Candidate;

/**
 * Candidates a second of whole models, input assembly included, as services run them: threads that
 * share nothing, each with a scorer of its own on one thread.
 */
public final class NightBench {

  private final List<Candidate> night;
  private final boolean[] pulsar;
  private final int batch;
  private final int threads;
  private final Duration time;

  /**
   * @param night candidates in the order and the mixture of a survey
   * @param pulsar whether each is a pulsar; both kinds are there
   * @param batch candidates a call, 1 or more
   * @param threads threads, 1 or more
   * @param time how long to measure; the night is gone through once at least
   */
  public NightBench(
      List<Candidate> night, boolean[] pulsar, int batch, int threads, Duration time) {
    this.night = List.copyOf(night);
    this.pulsar = pulsar.clone();
    this.batch = batch;
    this.threads = threads;
    this.time = time;
  }

  /**
   * @param bundle a model
   * @param kind the engine
   * @param peak floating-point operations a second, see {@link FmaPeak}
   * @return the measurement
   * @throws InvalidBundleException naming bundle, entry and cause
   */
  public NightRow run(ModelBundle bundle, EngineKind kind, double peak)
      throws InvalidBundleException {
    List<CandidateScorer> scorers = new ArrayList<>();
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      for (int t = 0; t < threads; t++) {
        scorers.add(CandidateScorers.open(bundle, kind));
      }
      CandidateScore[] scores = new CandidateScore[night.size()];
      pass(scorers, pool, scores, Math.min(night.size(), 4 * batch * threads));
      long scored = 0;
      long start = System.nanoTime();
      do {
        pass(scorers, pool, scores, night.size());
        scored += night.size();
      } while (System.nanoTime() - start < time.toNanos());
      double rate = scored / ((System.nanoTime() - start) / 1e9);
      double passed = share(scores, i -> scores[i].stage() == Stage.SECOND, i -> true);
      return new NightRow(
          bundle.manifest().modelId(),
          kind.label(),
          batch,
          threads,
          rate,
          rate * flops(bundle, passed) / peak,
          share(scores, i -> scores[i].pulsar(), i -> pulsar[i]),
          share(scores, i -> scores[i].pulsar(), i -> !pulsar[i]),
          passed);
    } finally {
      pool.shutdown();
      scorers.forEach(CandidateScorer::close);
    }
  }

  /** Scores the first candidates of the night, batch after batch, by whoever is free. */
  private void pass(
      List<CandidateScorer> scorers, ExecutorService pool, CandidateScore[] scores, int count) {
    AtomicInteger next = new AtomicInteger();
    List<CompletableFuture<Void>> running = new ArrayList<>();
    for (CandidateScorer scorer : scorers) {
      running.add(
          CompletableFuture.runAsync(
              () -> {
                for (int from = next.getAndAdd(batch); from < count; from = next.getAndAdd(batch)) {
                  int to = Math.min(from + batch, count);
                  List<CandidateScore> given = scorer.score(night.subList(from, to));
                  for (int i = from; i < to; i++) {
                    scores[i] = given.get(i - from);
                  }
                }
              },
              pool));
    }
    try {
      running.forEach(CompletableFuture::join);
    } catch (CompletionException e) {
      throw new IllegalStateException(e.getCause().getMessage(), e.getCause());
    }
  }

  private static double share(CandidateScore[] scores, IntPredicate counted, IntPredicate among) {
    int[] all = IntStream.range(0, scores.length).filter(among).toArray();
    return (double) IntStream.of(all).filter(counted).count() / all.length;
  }

  /** A candidate's way through the network, or on the average through both. */
  private static double flops(ModelBundle bundle, double passed) {
    NetworkSettings settings = new NetworkSettings(2, 8, new CrossEntropy(), new Sgd(0.1), 0, 1);
    double first = NetworkCost.flops(Networks.named(bundle.manifest().network()), settings);
    return bundle
        .cascade()
        .map(Cascade::second)
        .map(second -> first + passed * flops(second, 0))
        .orElse(first);
  }
}
