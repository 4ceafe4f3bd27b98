package org.pulsartriage.candidates.catalogue;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.List;
import java.util.stream.Stream;

/**
 * Prints how many candidates a second of processor time one thread compares with a catalogue of
 * 4,000 pulsars, three quarters of the candidates and of the pulsars near the Galactic plane.
 */
public final class KnownPulsarMatcherRate {

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private static final int CANDIDATES = 100_000;
  private static final int ROUNDS = 5;

  private KnownPulsarMatcherRate() {}

  /**
   * @param arguments none
   */
  public static void main(String[] arguments) {
    KnownPulsarMatcher matcher =
        new KnownPulsarMatcher(
            new SyntheticSky(1).pulsars(4_000),
            BeamPattern.ofWidth(BeamPattern.PARKES_MULTIBEAM_WIDTH),
            MatchPriors.SURVEY);
    SyntheticSky sky = new SyntheticSky(2);
    List<Sighting> sightings = Stream.generate(sky::chance).limit(CANDIDATES).toList();
    for (int round = 1; round <= ROUNDS; round++) {
      long start = THREADS.getCurrentThreadCpuTime();
      long found = sightings.stream().filter(one -> !matcher.match(one).isEmpty()).count();
      double seconds = (THREADS.getCurrentThreadCpuTime() - start) / 1e9;
      System.out.printf(
          "round %d: %.0f candidates a second, %d with a match%n",
          round, CANDIDATES / seconds, found);
    }
  }
}
