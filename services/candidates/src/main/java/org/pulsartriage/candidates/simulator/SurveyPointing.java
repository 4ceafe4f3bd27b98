package org.pulsartriage.candidates.simulator;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.random.RandomGenerator;
import org.pulsartriage.candidates.GalacticCoordinates;
import org.pulsartriage.candidates.format.PhcxGeneration;
import org.pulsartriage.schemas.Observation;

/**
 * Pointings of the HTRU survey's low and medium latitudes (Keith et al. 2010, MNRAS 409, 619): 13
 * beams at a time, one after the other through the nights, 100 candidates from each beam.
 */
final class SurveyPointing {

  static final int CANDIDATES = 100;

  private static final int BEAMS = 13;
  private static final double MJD_OF_1970 = 40587;
  private static final double SECONDS_A_DAY = 86_400;
  private static final double FIRST_MJD = 54788;
  private static final double LAST_MJD = 55532;
  private static final double SLOT = 600;
  private static final DateTimeFormatter NAME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd-HHmmss").withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter IDENTITY =
      DateTimeFormatter.ofPattern("uuuu-MM-dd-HH:m").withZone(ZoneOffset.UTC);

  private final Observation observation;
  private final String fileName;

  private SurveyPointing(Observation observation, String fileName) {
    this.observation = observation;
    this.fileName = fileName;
  }

  /**
   * @param generation whose header to fill
   * @param seeds seed of the survey's plan
   * @param index number of the candidate in the survey, from 0
   * @return the pointing of that candidate
   */
  static SurveyPointing of(PhcxGeneration generation, Seeds seeds, long index) {
    long pointing = index / (CANDIDATES * BEAMS);
    int beam = (int) (index / CANDIDATES % BEAMS) + 1;
    int number = (int) (index % CANDIDATES) + 1;
    RandomGenerator random = seeds.generator("pointing", pointing);
    double day =
        FIRST_MJD + Math.floor(seeds.generator("survey", 0).nextDouble() * (LAST_MJD - FIRST_MJD));
    double mjd = day + (pointing * SLOT + Draws.uniform(random, 0, 30)) / SECONDS_A_DAY;
    double length =
        Draws.chance(random, 0.03)
            ? Draws.uniform(random, 280, 520)
            : 560 + 4 * random.nextGaussian();
    double longitude = Draws.uniform(random, -120, 30);
    double latitude = Draws.uniform(random, -15, 15);
    double angle = 2 * Math.PI * (beam % 6) / 6;
    double distance = beam == 1 ? 0 : beam < 8 ? 0.48 : 0.84;
    double[] position =
        new GalacticCoordinates(
                longitude + distance * Math.cos(angle), latitude + distance * Math.sin(angle))
            .toEquatorial();
    boolean medlat = generation == PhcxGeneration.MEDLAT;
    Instant start = Instant.ofEpochSecond(Math.round((mjd - MJD_OF_1970) * SECONDS_A_DAY));
    Observation observation =
        new Observation(
            medlat ? "Parkes" : "parkes",
            medlat ? String.format("%04d", index) : IDENTITY.format(start).substring(0, 15),
            medlat ? beam : null,
            Decimals.round(position[0], 6),
            Decimals.round(position[1], 6),
            FoldGeometry.CENTRE_FREQUENCY,
            -FoldGeometry.BANDWIDTH,
            Decimals.round(mjd, 6),
            Decimals.round(length, 6));
    String name =
        medlat
            ? String.format("cand_%06d.phcx", index + 1)
            : String.format("%s.%02d.fil_sigproc_%03d.phcx.gz", NAME.format(start), beam, number);
    return new SurveyPointing(observation, name);
  }

  /**
   * @return what a file's head holds
   */
  Observation observation() {
    return observation;
  }

  /**
   * @return the name of the candidate's file
   */
  String fileName() {
    return fileName;
  }
}
