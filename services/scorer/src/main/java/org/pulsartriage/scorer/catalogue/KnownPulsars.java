package org.pulsartriage.scorer.catalogue;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.pulsartriage.candidates.catalogue.BeamPattern;
import org.pulsartriage.candidates.catalogue.KnownPulsarMatcher;
import org.pulsartriage.candidates.catalogue.MalformedCatalogueException;
import org.pulsartriage.candidates.catalogue.MatchPriors;
import org.pulsartriage.candidates.catalogue.PulsarCatalogue;
import org.pulsartriage.candidates.catalogue.Sighting;
import org.pulsartriage.schemas.Candidate;
import org.pulsartriage.schemas.KnownPulsarMatch;
import org.pulsartriage.schemas.Score;

/** The catalogue that a scorer compares its candidates with. Safe for use by many threads. */
public final class KnownPulsars {

  private static final KnownPulsars NONE = new KnownPulsars(null, null);

  private final String version;
  private final KnownPulsarMatcher matcher;

  private KnownPulsars(String version, KnownPulsarMatcher matcher) {
    this.version = version;
    this.matcher = matcher;
  }

  /**
   * @return no catalogue: scores stay as they are
   */
  public static KnownPulsars none() {
    return NONE;
  }

  /**
   * @param file the catalogue, a CSV file
   * @param beamWidth full width at half height of the telescope's beam in degrees
   * @return its pulsars
   * @throws IllegalStateException where it cannot be read, in one line
   */
  public static KnownPulsars in(Path file, double beamWidth) {
    BeamPattern beam = BeamPattern.ofWidth(beamWidth);
    try {
      PulsarCatalogue catalogue = PulsarCatalogue.read(file);
      return new KnownPulsars(
          catalogue.version(),
          new KnownPulsarMatcher(catalogue.pulsars(), beam, MatchPriors.SURVEY));
    } catch (NoSuchFileException e) {
      throw new IllegalStateException("catalogue of known pulsars: no file " + file, e);
    } catch (MalformedCatalogueException | IOException e) {
      throw new IllegalStateException("catalogue of known pulsars: " + e.getMessage(), e);
    }
  }

  /**
   * @return the catalogue's version; null where there is none
   */
  public String version() {
    return version;
  }

  /**
   * @param candidate any candidate
   * @return the pulsars that it may be, the most probable first; empty where there is none, or no
   *     catalogue
   */
  public List<KnownPulsarMatch> matches(Candidate candidate) {
    return matcher == null
        ? List.of()
        : Sighting.of(candidate).map(matcher::match).orElse(List.of());
  }

  /**
   * @param candidate what was scored
   * @param score its score, which is given the matches and the catalogue's version
   */
  public void mark(Candidate candidate, Score score) {
    if (matcher != null) {
      score.setCatalogueVersion(version);
      score.setKnownPulsars(matches(candidate));
    }
  }
}
