package org.pulsartriage.candidates.simulator;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.random.RandomGenerator;
import org.pulsartriage.candidates.Planes;
import org.pulsartriage.candidates.RawCandidate;
import org.pulsartriage.candidates.format.PhcxGeneration;
import org.pulsartriage.schemas.DmCurve;
import org.pulsartriage.schemas.FoldValues;
import org.pulsartriage.schemas.Observation;
import org.pulsartriage.schemas.PeriodDmPlane;
import org.pulsartriage.schemas.Plane;

/**
 * Simulates candidates from the receiver to the file: a signal in noise, the search over dispersion
 * measure, the fold at what it found, the optimiser, and the 8-bit planes that the survey kept. A
 * candidate depends on the seed, its kind, its generation and its number alone, and can be made in
 * any order by many threads at once.
 */
public final class CandidateSimulator {

  private static final double SAMPLE_TIME = 64e-6; // seconds
  private static final int CHANNELS = 1024;
  private static final double PICOSECONDS = 1e12; // in a second
  private static final double BAND_TOLERANCE = 1; // MHz

  private final Seeds seeds;
  private final ThreadLocal<FoldOptimiser> lastOptimiser = new ThreadLocal<>();

  /**
   * @param seed what all candidates follow from
   */
  public CandidateSimulator(long seed) {
    this.seeds = new Seeds(seed);
  }

  /**
   * @param kind what to put in
   * @param generation shape and layout
   * @param index number of the candidate, 0 or more; it tells beam and time of the observation too
   * @return the candidate, always the same for the same arguments
   */
  public SimulatedCandidate simulate(CandidateKind kind, PhcxGeneration generation, long index) {
    RandomGenerator random = seeds.generator(kind.text() + generation, index);
    SurveyPointing pointing = SurveyPointing.of(generation, seeds, index);
    Signal signal = kind.draw().draw(random);
    return simulate(kind, generation, signal, pointing.observation(), pointing.fileName(), random);
  }

  /**
   * @param observation a pointing
   * @return whether candidates of it can be simulated: their band and their length are known, and
   *     the band is that of the survey
   */
  public static boolean folds(Observation observation) {
    return observation.getLength() != null
        && observation.getLength() > 0
        && observation.getCentreFrequency() != null
        && Math.abs(observation.getCentreFrequency() - FoldGeometry.CENTRE_FREQUENCY)
            < BAND_TOLERANCE
        && observation.getBandwidth() != null
        && Math.abs(Math.abs(observation.getBandwidth()) - FoldGeometry.BANDWIDTH) < BAND_TOLERANCE;
  }

  /**
   * A pulsar of a given strength in a given pointing, for a stream of real candidates.
   *
   * @param generation shape and layout
   * @param index number of the pulsar, 0 or more
   * @param snr S/N of its profile at the true period and dispersion measure, above 0
   * @param observation the pointing; its length is that of the fold and must be known
   * @param fileName what its file is called
   * @return the candidate, always the same for the same arguments
   */
  public SimulatedCandidate pulsar(
      PhcxGeneration generation, long index, double snr, Observation observation, String fileName) {
    RandomGenerator random = seeds.generator("pulsar of given S/N" + generation, index);
    Signal signal = PulsarSignal.draw(random, snr);
    return simulate(CandidateKind.PULSAR, generation, signal, observation, fileName, random);
  }

  private SimulatedCandidate simulate(
      CandidateKind kind,
      PhcxGeneration generation,
      Signal signal,
      Observation observation,
      String fileName,
      RandomGenerator random) {
    DmSearch.Curve curve = DmSearch.search(generation, signal.period(), signal.search(), random);
    double searchDm = curve.dms()[curve.best()];
    FoldGeometry geometry =
        geometry(generation, signal.period(), searchDm, observation.getLength(), random);
    FoldCube fold = new FoldCube(geometry);
    Background.fill(fold, random);
    signal.addTo(fold, random);
    fold.settle();
    FoldOptimiser.Optimum optimum = optimiser(geometry).optimise(fold);

    double doppler = 1 + Draws.uniform(random, -1e-4, 1e-4);
    double topocentric = Decimals.round(signal.period() / doppler, 14);
    FoldValues search = search(generation, topocentric, doppler, curve, random);
    FoldValues optimised = optimised(geometry, topocentric, doppler, optimum, random);
    RawCandidate raw =
        new RawCandidate(
            observation,
            optimised,
            search,
            rows(optimum.subIntegrations(), geometry.subIntegrations(), geometry.bins()),
            rows(optimum.subBands(), FoldGeometry.BANDS, geometry.bins()),
            profile(optimum.profile(), geometry),
            dmCurve(generation, curve),
            plane(geometry, topocentric, optimum));
    Signal.Injection injection = signal.injection();
    Truth truth =
        new Truth(
            kind,
            injection.snr(),
            signal.period(),
            kind == CandidateKind.NOISE ? signal.search().dm() : injection.dm(),
            injection.width());
    return new SimulatedCandidate(fileName, generation, raw, truth);
  }

  private static FoldGeometry geometry(
      PhcxGeneration generation, double period, double dm, double length, RandomGenerator random) {
    if (generation == PhcxGeneration.MEDLAT) {
      int rows = random.nextBoolean() ? 18 : 19;
      return new FoldGeometry(generation, rows, 64, 39, period, dm, length);
    }
    int rows = Draws.chance(random, 0.02) ? 31 : 32;
    return new FoldGeometry(generation, rows, 128, 66, period, dm, length);
  }

  private FoldOptimiser optimiser(FoldGeometry geometry) {
    FoldOptimiser last = lastOptimiser.get();
    if (last == null || !last.suits(geometry)) {
      last = new FoldOptimiser(geometry);
      lastOptimiser.set(last);
    }
    return last;
  }

  private static FoldValues search(
      PhcxGeneration generation,
      double topocentric,
      double doppler,
      DmSearch.Curve curve,
      RandomGenerator random) {
    double dm = Decimals.round(curve.dms()[curve.best()], 6);
    double snr = Decimals.round(curve.snrs()[curve.best()], 6);
    if (generation == PhcxGeneration.MEDLAT) {
      double acceleration =
          Draws.chance(random, 0.5) ? 0 : Decimals.round(15 * random.nextGaussian(), 1);
      return new FoldValues(
          Decimals.round(topocentric, 12), null, dm, acceleration, null, snr, null);
    }
    double barycentric =
        Decimals.round(topocentric * doppler * (1 + 1e-6 * random.nextGaussian()), 14);
    return new FoldValues(topocentric, barycentric, dm, 0.0, 0.0, snr, null);
  }

  private static FoldValues optimised(
      FoldGeometry geometry,
      double topocentric,
      double doppler,
      FoldOptimiser.Optimum optimum,
      RandomGenerator random) {
    double period =
        topocentric + (optimum.periodIndex() - geometry.periodOrigin()) * geometry.periodStep();
    boolean accelerated = geometry.generation() == PhcxGeneration.MEDLAT;
    return new FoldValues(
        Decimals.round(period, 14),
        Decimals.round(period * doppler, 14),
        Decimals.round(
            geometry.dm() + (optimum.dmIndex() - FoldGeometry.DM_ORIGIN) * geometry.dmStep(), 6),
        accelerated ? Decimals.round(0.2 * random.nextGaussian(), 6) : 0.0,
        accelerated ? Decimals.round(0.2 * random.nextGaussian(), 6) : 0.0,
        Decimals.round(optimum.snr(), 6),
        Decimals.round(optimum.width() / (double) geometry.bins(), 6));
  }

  /** Every row by its own minimum and maximum; a constant row is all zero. */
  private static Plane rows(float[] values, int rows, int bins) {
    byte[] samples = new byte[rows * bins];
    for (int row = 0; row < rows; row++) {
      quantise(values, row * bins, bins, samples);
    }
    return Planes.ofBytes(rows, bins, samples, 0, 1);
  }

  private static void quantise(float[] values, int from, int count, byte[] samples) {
    float least = Float.POSITIVE_INFINITY;
    float most = Float.NEGATIVE_INFINITY;
    for (int i = from; i < from + count; i++) {
      least = Math.min(least, values[i]);
      most = Math.max(most, values[i]);
    }
    for (int i = from; i < from + count && most > least; i++) {
      samples[i] = (byte) (int) ((values[i] - least) / (most - least) * 255);
    }
  }

  private static Plane profile(float[] values, FoldGeometry geometry) {
    // A fold's unit is the standard deviation of one sample of one channel.
    double samples = geometry.length() / SAMPLE_TIME / geometry.bins() * CHANNELS;
    double scale = FoldOptimiser.NOISE / Math.sqrt(samples * geometry.liveCells());
    return eightBit(values, 1, values.length, scale);
  }

  private static Plane eightBit(float[] values, int rows, int columns, double scale) {
    double least = Double.POSITIVE_INFINITY;
    double most = Double.NEGATIVE_INFINITY;
    for (float value : values) {
      least = Math.min(least, value);
      most = Math.max(most, value);
    }
    byte[] samples = new byte[values.length];
    quantise(values, 0, values.length, samples);
    return Planes.ofBytes(
        rows, columns, samples, Decimals.round(least * scale, 6), Decimals.round(most * scale, 6));
  }

  private static DmCurve dmCurve(PhcxGeneration generation, DmSearch.Curve curve) {
    float[] snrs = curve.snrs();
    Plane plane =
        generation == PhcxGeneration.MEDLAT
            ? Planes.ofFloats(1, snrs.length, snrs)
            : eightBit(snrs, 1, snrs.length, 1);
    return new DmCurve(floats(curve.dms()), plane);
  }

  private static PeriodDmPlane plane(
      FoldGeometry geometry, double topocentric, FoldOptimiser.Optimum optimum) {
    ByteBuffer offsets =
        ByteBuffer.allocate(geometry.periods() * Double.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < geometry.periods(); i++) {
      // The survey's software writes its offsets against a period a millionth off.
      double offset =
          (i - geometry.periodOrigin() - 0.1) * geometry.periodStep() + 1e-6 * topocentric;
      offsets.putDouble(Decimals.round(offset * PICOSECONDS, 12) / PICOSECONDS);
    }
    float[] dms = new float[FoldGeometry.DMS];
    for (int i = 0; i < dms.length; i++) {
      dms[i] =
          (float)
              Decimals.round(geometry.dm() + (i - FoldGeometry.DM_ORIGIN) * geometry.dmStep(), 4);
    }
    return new PeriodDmPlane(
        offsets.flip(),
        floats(dms),
        eightBit(optimum.plane(), FoldGeometry.DMS, geometry.periods(), 1));
  }

  private static ByteBuffer floats(float[] values) {
    ByteBuffer floats =
        ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    floats.asFloatBuffer().put(values);
    return floats;
  }
}
