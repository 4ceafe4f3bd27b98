package org.pulsartriage.trainer.simulated;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import org.pulsartriage.candidates.format.PhcxGeneration;
import org.pulsartriage.candidates.preprocess.Preprocessor;
import org.pulsartriage.candidates.simulator.CandidateKind;
import org.pulsartriage.candidates.simulator.CandidateSimulator;
import org.pulsartriage.candidates.simulator.SimulatedCandidate;
import org.pulsartriage.models.input.InputAssembly;
import org.pulsartriage.models.reference.Quantity;
import org.pulsartriage.schemas.Candidate;
import org.pulsartriage.schemas.CandidateSource;

/** Simulates candidates and assembles them, in both generations of the format in turn. */
final class SimulatedSamples {

  private final InputAssembly assembly;
  private final int threads;
  private final IntConsumer progress;

  /**
   * @param assembly what the network sees
   * @param threads threads to simulate on; the samples don't depend on their number
   * @param progress told the number of samples done so far
   */
  SimulatedSamples(InputAssembly assembly, int threads, IntConsumer progress) {
    this.assembly = assembly;
    this.threads = threads;
    this.progress = progress;
  }

  /** Pulsars first, then interference of every kind in turn, then noise. */
  FixedPointSamples make(long seed, int pulsars, int interference, int noise) {
    List<CandidateKind> kinds = new ArrayList<>();
    List<CandidateKind> rfi = CandidateKind.interference();
    for (int i = 0; i < pulsars; i++) {
      kinds.add(CandidateKind.PULSAR);
    }
    for (int i = 0; i < interference; i++) {
      kinds.add(rfi.get(i % rfi.size()));
    }
    for (int i = 0; i < noise; i++) {
      kinds.add(CandidateKind.NOISE);
    }
    FixedPointSamples samples = new FixedPointSamples(kinds.size());
    CandidateSimulator simulator = new CandidateSimulator(seed);
    AtomicInteger next = new AtomicInteger();
    AtomicInteger done = new AtomicInteger();
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      List<Future<?>> workers = new ArrayList<>();
      for (int t = 0; t < threads; t++) {
        workers.add(
            pool.submit(
                () -> {
                  for (int i = next.getAndIncrement();
                      i < kinds.size();
                      i = next.getAndIncrement()) {
                    put(samples, i, simulator, kinds.get(i));
                    progress.accept(done.incrementAndGet());
                  }
                }));
      }
      for (Future<?> worker : workers) {
        worker.get();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while simulating", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("simulating: " + e.getCause().getMessage(), e.getCause());
    } finally {
      pool.shutdownNow();
    }
    return samples;
  }

  private void put(
      FixedPointSamples samples, int index, CandidateSimulator simulator, CandidateKind kind) {
    // Not by parity of the index: the kinds come in turn, and each is to come in both generations.
    PhcxGeneration generation =
        index / 64 % 2 == 0 ? PhcxGeneration.THORNTON : PhcxGeneration.MEDLAT;
    SimulatedCandidate simulated = simulator.simulate(kind, generation, index);
    Candidate candidate =
        Preprocessor.preprocess(
            simulated.raw(),
            new CandidateSource(simulated.fileName(), "phcx", 0L, java.time.Instant.EPOCH),
            "",
            "");
    samples.put(
        index, assembly.assemble(candidate), Quantity.measured(candidate), simulated.truth());
  }
}
