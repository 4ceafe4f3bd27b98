package org.pulsartriage.datasets.candidate;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.pulsartriage.candidates.CandidateIds;
import org.pulsartriage.candidates.format.PhcxGeneration;
import org.pulsartriage.candidates.format.PhcxWriter;
import org.pulsartriage.candidates.simulator.CandidateKind;
import org.pulsartriage.candidates.simulator.CandidateSimulator;
import org.pulsartriage.candidates.simulator.SimulatedCandidate;
import org.pulsartriage.candidates.simulator.SimulatedNight;
import org.pulsartriage.datasets.CandidateDataset;
import org.pulsartriage.datasets.CandidateFeatures;
import org.pulsartriage.datasets.FeatureEncoding;
import org.pulsartriage.datasets.Part;
import org.pulsartriage.datasets.Sample;
import org.pulsartriage.datasets.SampleCursor;

/**
 * Candidates that are made as they are read, always the same for a seed. Survey generations
 * alternate.
 */
public final class SimulatedCandidates implements CandidateDataset {

  /** The classes; index 1 is the pulsar. */
  public static final List<String> CLASSES = List.of("non-pulsar", "pulsar");

  private static final List<CandidateKind> INTERFERENCE = CandidateKind.interference();

  private final String name;
  private final long seed;
  private final int size;
  private final IntFunction<CandidateKind> kinds;
  private final CandidateFeatures features;

  /**
   * Pulsars first, then the others: one of noise for one of interference, every kind of
   * interference in turn.
   *
   * @param name name of the data set
   * @param seed what all candidates follow from
   * @param pulsars number of pulsars, 0 or more
   * @param others number of other candidates, 0 or more
   * @param features the view of each
   */
  public SimulatedCandidates(
      String name, long seed, int pulsars, int others, CandidateFeatures features) {
    this(
        name,
        seed,
        size(name, pulsars, others),
        index -> index < pulsars ? CandidateKind.PULSAR : otherKind(index - pulsars),
        features);
  }

  private SimulatedCandidates(
      String name,
      long seed,
      int size,
      IntFunction<CandidateKind> kinds,
      CandidateFeatures features) {
    this.name = name;
    this.seed = seed;
    this.size = size;
    this.kinds = kinds;
    this.features = features;
  }

  private static int size(String name, int pulsars, int others) {
    if (pulsars < 0 || others < 0) {
      throw new IllegalArgumentException(
          name + ": " + pulsars + " pulsars and " + others + " others");
    }
    return pulsars + others;
  }

  /**
   * A night: pulsars, interference and noise in the order in which they might come.
   *
   * @param name name of the data set
   * @param seed what all candidates and their order follow from
   * @param pulsars number of pulsars, 0 or more
   * @param interference number of candidates of interference, 0 or more
   * @param noise number of candidates of noise, 0 or more
   * @param features the view of each
   * @return the night
   */
  public static SimulatedCandidates night(
      String name,
      long seed,
      int pulsars,
      int interference,
      int noise,
      CandidateFeatures features) {
    List<CandidateKind> kinds =
        new SimulatedNight(seed, PhcxGeneration.THORNTON, pulsars, interference, noise).kinds();
    return new SimulatedCandidates(name, seed, kinds.size(), kinds::get, features);
  }

  @Override
  public CandidateDataset with(CandidateFeatures other) {
    return new SimulatedCandidates(name, seed, size, kinds, other);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public List<String> classNames() {
    return CLASSES;
  }

  @Override
  public int[] shape() {
    return features.shape();
  }

  @Override
  public FeatureEncoding encoding() {
    return FeatureEncoding.FLOAT;
  }

  @Override
  public Set<Part> parts() {
    return Set.of(Part.WHOLE);
  }

  @Override
  public List<Path> files() {
    return List.of();
  }

  @Override
  public int[] labels(Part part) {
    WholeOnly.require(name, part);
    return IntStream.range(0, size).map(this::label).toArray();
  }

  @Override
  public SampleCursor open(Part part, IntPredicate wanted) {
    WholeOnly.require(name, part);
    CandidateSimulator simulator = new CandidateSimulator(seed);
    return new SampleCursor() {
      private int next;

      @Override
      public Sample next() {
        while (next < size) {
          int at = next++;
          if (wanted.test(at)) {
            return sample(simulator, at);
          }
        }
        return null;
      }

      @Override
      public void close() {
        next = size;
      }
    };
  }

  private Sample sample(CandidateSimulator simulator, int index) {
    PhcxGeneration generation = index % 2 == 0 ? PhcxGeneration.THORNTON : PhcxGeneration.MEDLAT;
    CandidateKind kind = kinds.apply(index);
    SimulatedCandidate candidate = simulator.simulate(kind, generation, index);
    byte[] file = new PhcxWriter(generation).write(candidate.raw());
    return new Sample(
        String.format("%s/%06d", kind.text(), index),
        label(index),
        features.of(
            CandidateRecords.of(
                candidate.raw(),
                CandidateIds.of(file),
                candidate.fileName(),
                "phcx",
                file.length)));
  }

  private int label(int index) {
    return kinds.apply(index) == CandidateKind.PULSAR ? 1 : 0;
  }

  /** Pairs of noise and pairs of interference by turns: generations alternate by index. */
  static CandidateKind otherKind(int other) {
    return other / 2 % 2 == 0
        ? CandidateKind.NOISE
        : INTERFERENCE.get(other / 4 % INTERFERENCE.size());
  }
}
