package org.pulsartriage.ingest.injection;

import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.pulsartriage.candidates.format.PhcxWriter;
import org.pulsartriage.candidates.simulator.CandidateSimulator;
import org.pulsartriage.candidates.simulator.SimulatedCandidate;
import org.pulsartriage.schemas.Injection;

/**
 * Simulates pulsars, each in the pointing and layout of a host. What is put in follows from the
 * seed and the number of the pulsar alone; its name from night, run and number, so that a run that
 * begins anew never gives one twice. For one thread.
 */
public final class InjectedFiles {

  /** The number at the end of a candidate's file name. */
  private static final Pattern NUMBER = Pattern.compile("(.*?)(\\d{1,9})(\\D*)");

  /** Candidates of one beam, as the survey numbered them. */
  private static final int USUAL_CANDIDATES = 100;

  private final InjectionSettings settings;
  private final String run;
  private final CandidateSimulator simulator;
  private final SplittableRandom random;
  private long made;

  /**
   * @param settings S/N and seed
   * @param run name of the run, another at every start
   */
  public InjectedFiles(InjectionSettings settings, String run) {
    this.settings = settings;
    this.run = run;
    long seed = settings.seedOf(run);
    this.simulator = new CandidateSimulator(seed);
    this.random = new SplittableRandom(seed).split();
  }

  /**
   * @param host what it is to look like
   * @param night the night that it counts for, YYYY-MM-DD
   * @return the next pulsar
   */
  public InjectedFile next(Host host, String night) {
    long number = made++;
    double snr =
        Math.exp(
            Math.log(settings.leastSnr())
                + random.nextDouble() * Math.log(settings.mostSnr() / settings.leastSnr()));
    String name = beside(host.fileName(), random.nextDouble());
    SimulatedCandidate pulsar =
        simulator.pulsar(host.generation(), number, snr, host.observation(), name);
    return new InjectedFile(
        name,
        new PhcxWriter(host.generation()).write(pulsar.raw()),
        new Injection(
            night + "/" + run + "/" + number, snr, pulsar.truth().period(), pulsar.truth().dm()));
  }

  /** The name of another candidate of the same list. */
  private static String beside(String fileName, double draw) {
    Matcher parts = NUMBER.matcher(fileName);
    if (!parts.matches()) {
      return fileName;
    }
    long own = Long.parseLong(parts.group(2));
    long others = Math.max(own, USUAL_CANDIDATES) - 1;
    long other = 1 + (long) (draw * others);
    long number = other < own ? other : other + 1;
    String digits = Long.toString(number);
    String padding = "0".repeat(Math.max(0, parts.group(2).length() - digits.length()));
    return parts.group(1) + padding + digits + parts.group(3);
  }
}
