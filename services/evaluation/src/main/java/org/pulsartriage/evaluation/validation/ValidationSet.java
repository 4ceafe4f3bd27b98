package org.pulsartriage.evaluation.validation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.pulsartriage.candidates.format.PhcxGeneration;
import org.pulsartriage.candidates.preprocess.Preprocessor;
import org.pulsartriage.candidates.simulator.CandidateKind;
import org.pulsartriage.candidates.simulator.CandidateSimulator;
import org.pulsartriage.candidates.simulator.SimulatedCandidate;
import org.pulsartriage.schemas.Candidate;
import org.pulsartriage.schemas.CandidateSource;

/**
 * Simulated candidates of known truth: a quarter pulsars, the rest interference of every kind and
 * noise, half and half, in both generations of the format. The same seed and size give the same
 * candidates, whatever the number of processors.
 */
public final class ValidationSet {

  /** The seed that everyone compares with; no recipe trains on it. */
  public static final long SEED = 8_191_131_071L;

  /** Candidates that are enough for a comparison in a few seconds. */
  public static final int SIZE = 1_200;

  /** Part of a survey's candidates that are pulsars, by which calibration is judged: 1 for 75. */
  public static final double PRIOR = 1.0 / 76;

  private static final int LEAST = 8;

  private final long seed;
  private final List<Candidate> candidates;
  private final boolean[] pulsars;

  private ValidationSet(long seed, List<Candidate> candidates, boolean[] pulsars) {
    this.seed = seed;
    this.candidates = candidates;
    this.pulsars = pulsars;
  }

  /**
   * @param seed what all candidates follow from
   * @param size how many, 8 or more
   * @param progress told of each that is made; called by many threads
   * @return the candidates
   */
  public static ValidationSet simulate(long seed, int size, IntConsumer progress) {
    if (size < LEAST) {
      throw new IllegalArgumentException(
          "a validation set of " + size + " candidates: at least " + LEAST + " are needed");
    }
    List<CandidateKind> rfi = CandidateKind.interference();
    List<CandidateKind> kinds = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      kinds.add(
          switch (i % 8) {
            case 0, 4 -> CandidateKind.PULSAR;
            case 1, 3, 6 -> rfi.get(i / 2 % rfi.size());
            default -> CandidateKind.NOISE;
          });
    }
    CandidateSimulator simulator = new CandidateSimulator(seed);
    Candidate[] made = new Candidate[size];
    // Each follows from the seed and its number alone: any thread may make it.
    IntStream.range(0, size)
        .parallel()
        .forEach(
            i -> {
              made[i] = candidate(simulator, kinds.get(i), i);
              progress.accept(1);
            });
    boolean[] pulsars = new boolean[size];
    for (int i = 0; i < size; i++) {
      pulsars[i] = kinds.get(i).isPulsar();
    }
    return new ValidationSet(seed, Arrays.asList(made), pulsars);
  }

  private static Candidate candidate(CandidateSimulator simulator, CandidateKind kind, int index) {
    PhcxGeneration generation =
        index / 8 % 2 == 0 ? PhcxGeneration.THORNTON : PhcxGeneration.MEDLAT;
    SimulatedCandidate simulated = simulator.simulate(kind, generation, index);
    return Preprocessor.preprocess(
        simulated.raw(),
        new CandidateSource(simulated.fileName(), "phcx", 0L, Instant.EPOCH),
        "",
        "");
  }

  /**
   * @return what it follows from
   */
  public long seed() {
    return seed;
  }

  /**
   * @return the candidates, their number as asked for
   */
  public List<Candidate> candidates() {
    return candidates;
  }

  /**
   * @return whether each is a pulsar
   */
  public boolean[] pulsars() {
    return pulsars.clone();
  }
}
