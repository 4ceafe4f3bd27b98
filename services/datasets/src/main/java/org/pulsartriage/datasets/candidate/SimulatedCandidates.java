package org.pulsartriage.datasets.candidate;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;
import org.pulsartriage.candidates.CandidateIds;
import org.pulsartriage.candidates.format.PhcxGeneration;
import org.pulsartriage.candidates.format.PhcxWriter;
import org.pulsartriage.candidates.simulator.CandidateKind;
import org.pulsartriage.candidates.simulator.CandidateSimulator;
import org.pulsartriage.candidates.simulator.SimulatedCandidate;
import org.pulsartriage.datasets.CandidateDataset;
import org.pulsartriage.datasets.CandidateFeatures;
import org.pulsartriage.datasets.FeatureEncoding;
import org.pulsartriage.datasets.Part;
import org.pulsartriage.datasets.Sample;
import org.pulsartriage.datasets.SampleCursor;

/**
 * Candidates that are made as they are read, always the same for a seed. Pulsars come first, then
 * the others: one of noise for one of interference, every kind of interference in turn. Survey
 * generations alternate.
 */
public final class SimulatedCandidates implements CandidateDataset {

  /** The classes; index 1 is the pulsar. */
  public static final List<String> CLASSES = List.of("non-pulsar", "pulsar");

  private static final List<CandidateKind> INTERFERENCE = CandidateKind.interference();

  private final String name;
  private final long seed;
  private final int pulsars;
  private final int others;
  private final CandidateFeatures features;

  /**
   * @param name name of the data set
   * @param seed what all candidates follow from
   * @param pulsars number of pulsars, 0 or more
   * @param others number of other candidates, 0 or more
   * @param features the view of each
   */
  public SimulatedCandidates(
      String name, long seed, int pulsars, int others, CandidateFeatures features) {
    if (pulsars < 0 || others < 0) {
      throw new IllegalArgumentException(
          name + ": " + pulsars + " pulsars and " + others + " others");
    }
    this.name = name;
    this.seed = seed;
    this.pulsars = pulsars;
    this.others = others;
    this.features = features;
  }

  @Override
  public CandidateDataset with(CandidateFeatures other) {
    return new SimulatedCandidates(name, seed, pulsars, others, other);
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
    int[] labels = new int[pulsars + others];
    Arrays.fill(labels, 0, pulsars, 1);
    return labels;
  }

  @Override
  public SampleCursor open(Part part, IntPredicate wanted) {
    WholeOnly.require(name, part);
    CandidateSimulator simulator = new CandidateSimulator(seed);
    return new SampleCursor() {
      private int next;

      @Override
      public Sample next() {
        while (next < pulsars + others) {
          int at = next++;
          if (wanted.test(at)) {
            return sample(simulator, at);
          }
        }
        return null;
      }

      @Override
      public void close() {
        next = pulsars + others;
      }
    };
  }

  private Sample sample(CandidateSimulator simulator, int index) {
    PhcxGeneration generation = index % 2 == 0 ? PhcxGeneration.THORNTON : PhcxGeneration.MEDLAT;
    CandidateKind kind = kind(index);
    SimulatedCandidate candidate = simulator.simulate(kind, generation, index);
    byte[] file = new PhcxWriter(generation).write(candidate.raw());
    return new Sample(
        String.format("%s/%06d", kind.text(), index),
        index < pulsars ? 1 : 0,
        features.of(
            CandidateRecords.of(
                candidate.raw(),
                CandidateIds.of(file),
                candidate.fileName(),
                "phcx",
                file.length)));
  }

  private CandidateKind kind(int index) {
    return index < pulsars ? CandidateKind.PULSAR : otherKind(index - pulsars);
  }

  /** Pairs of noise and pairs of interference by turns: generations alternate by index. */
  static CandidateKind otherKind(int other) {
    return other / 2 % 2 == 0
        ? CandidateKind.NOISE
        : INTERFERENCE.get(other / 4 % INTERFERENCE.size());
  }
}
