package org.pulsartriage.candidates.catalogue;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.pulsartriage.schemas.KnownPulsarMatch;

/**
 * How probable it is that a candidate is one of the known pulsars. For pulsar i the odds against
 * chance are
 *
 * <pre>
 * O_i = (rho / n_i) g(theta_i) * ln(P_max / P_min) sum_h w_h f(ln P - ln P_i - ln h) * D f(DM - DM_i)
 * </pre>
 *
 * <p>and its posterior is O_i / (1 + O_1 + O_2 + ...): the matching of catalogues by Bayes factors
 * (Budavari and Szalay 2008, ApJ 679, 301) with period and dispersion measure besides position.
 * {@code docs/data/known-pulsars.md} explains the symbols. Safe for use by many threads.
 */
public final class KnownPulsarMatcher {

  /** Matches that are less probable are not worth a mention. */
  public static final double LEAST_POSTERIOR = 0.01;

  /** Most matches that are given. */
  public static final int MOST_MATCHES = 8;

  /** Radius in degrees of the disk in which the pulsars around a pulsar are counted. */
  private static final double DENSITY_RADIUS = 5;

  private final List<KnownPulsar> pulsars;
  private final BeamPattern beam;
  private final MatchPriors priors;
  private final Harmonics harmonics;
  private final SkyIndex index;
  private final double[] logPeriods;
  private final double[] priorOdds;

  /**
   * @param pulsars the known pulsars
   * @param beam where around a pulsar it is found
   * @param priors what is held of candidates beforehand
   */
  public KnownPulsarMatcher(List<KnownPulsar> pulsars, BeamPattern beam, MatchPriors priors) {
    this.pulsars = List.copyOf(pulsars);
    this.beam = beam;
    this.priors = priors;
    this.harmonics = new Harmonics(priors.fundamentalShare());
    List<SkyPosition> positions = this.pulsars.stream().map(KnownPulsar::position).toList();
    this.index = new SkyIndex(positions, beam.reach());
    this.logPeriods = this.pulsars.stream().mapToDouble(p -> Math.log(p.period())).toArray();
    this.priorOdds = priorOdds(positions, priors);
  }

  /** A pulsar's share of the odds of all, in square degrees: rho over the density around it. */
  private static double[] priorOdds(List<SkyPosition> positions, MatchPriors priors) {
    SkyIndex neighbours = new SkyIndex(positions, DENSITY_RADIUS);
    double area = Math.PI * DENSITY_RADIUS * DENSITY_RADIUS;
    double[] odds = new double[positions.size()];
    for (int i = 0; i < odds.length; i++) {
      int[] count = new int[1];
      neighbours.visit(positions.get(i), (place, separation) -> count[0]++);
      odds[i] = priors.knownOdds() / Math.max(count[0] / area, priors.leastDensity());
    }
    return odds;
  }

  /**
   * @param sighting a candidate
   * @return the pulsars that it may be with a posterior of {@link #LEAST_POSTERIOR} or more, the
   *     most probable first, at most {@link #MOST_MATCHES}
   */
  public List<KnownPulsarMatch> match(Sighting sighting) {
    Comparison comparison = new Comparison(sighting);
    index.visit(sighting.position(), comparison);
    return comparison.matches();
  }

  /** One candidate beside the pulsars around it. */
  private final class Comparison implements SkyIndex.Visitor {

    private final Sighting sighting;
    private final double logPeriod;
    private final Spread periods;
    private final List<Agreement> agreements = new ArrayList<>();

    Comparison(Sighting sighting) {
      this.sighting = sighting;
      this.logPeriod = Math.log(sighting.period());
      this.periods = Tolerances.logPeriod(sighting);
    }

    @Override
    public void near(int place, double separation) {
      double ratio = logPeriod - logPeriods[place];
      double sum = 0;
      double best = 0;
      int bestHarmonic = -1;
      for (int h = harmonics.from(ratio - periods.reach());
          h < harmonics.count() && harmonics.logarithm(h) <= ratio + periods.reach();
          h++) {
        double share = harmonics.weight(h) * periods.density(ratio - harmonics.logarithm(h));
        sum += share;
        if (share > best) {
          best = share;
          bestHarmonic = h;
        }
      }
      if (bestHarmonic >= 0) {
        double odds =
            priorOdds[place]
                * beam.density(separation)
                * priors.logPeriods()
                * sum
                * dmFactor(pulsars.get(place).dm());
        agreements.add(new Agreement(place, separation, bestHarmonic, odds));
      }
    }

    /** Where either dispersion measure is unknown it says nothing. */
    private double dmFactor(Double dm) {
      return dm == null || sighting.dm() == null
          ? 1
          : priors.greatestDm() * Tolerances.dm(sighting, dm).density(sighting.dm() - dm);
    }

    List<KnownPulsarMatch> matches() {
      double all = 1 + agreements.stream().mapToDouble(Agreement::odds).sum();
      return agreements.stream()
          .filter(agreement -> agreement.odds() >= LEAST_POSTERIOR * all)
          .sorted(
              Comparator.comparingDouble(Agreement::odds)
                  .reversed()
                  .thenComparingInt(Agreement::place))
          .limit(MOST_MATCHES)
          .map(agreement -> match(agreement, agreement.odds() / all))
          .toList();
    }

    private KnownPulsarMatch match(Agreement agreement, double posterior) {
      KnownPulsar pulsar = pulsars.get(agreement.place());
      return new KnownPulsarMatch(
          pulsar.name(),
          agreement.separation(),
          harmonics.numerator(agreement.harmonic()),
          harmonics.denominator(agreement.harmonic()),
          pulsar.dm() == null || sighting.dm() == null ? null : sighting.dm() - pulsar.dm(),
          posterior);
    }
  }

  private record Agreement(int place, double separation, int harmonic, double odds) {}
}
