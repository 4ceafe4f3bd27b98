package org.pulsartriage.scorer.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pulsartriage.schemas.Candidate;
import org.pulsartriage.schemas.KnownPulsarMatch;
import org.pulsartriage.schemas.Score;
import org.pulsartriage.scorer.Candidates;

class KnownPulsarsTest {

  @TempDir private Path folder;

  @Test
  void shouldMarkAScoreWithThePulsarAndTheCatalogue() throws IOException {
    Candidate candidate = Candidates.named("one.phcx");
    KnownPulsars pulsars =
        KnownPulsars.in(file("NAME,RAJD,DECJD,P0,DM\nX0534-22,83.7,-22,0.066,56.7\n"), 0.24);
    Score score = new Score();

    pulsars.mark(candidate, score);

    assertThat(score.getCatalogueVersion()).isEqualTo(pulsars.version()).startsWith("known.csv@");
    KnownPulsarMatch match = score.getKnownPulsars().get(0);
    assertThat(match.getName()).isEqualTo("X0534-22");
    assertThat(match.getRatioNumerator()).isEqualTo(1);
    assertThat(match.getRatioDenominator()).isEqualTo(2);
    assertThat(match.getPosterior()).isGreaterThan(0.9);
  }

  @Test
  void shouldNameTheCatalogueWhereTheCandidateHasNoPosition() throws IOException {
    Candidate candidate = Candidates.named("one.phcx");
    candidate.getObservation().setDeclination(null);
    Score score = new Score();

    KnownPulsars.in(file("NAME,RAJD,DECJD,P0,DM\nX,83.7,-22,0.033,56.7\n"), 0.24)
        .mark(candidate, score);

    assertThat(score.getKnownPulsars()).isEmpty();
    assertThat(score.getCatalogueVersion()).startsWith("known.csv@");
  }

  @Test
  void shouldLeaveAScoreAloneWithoutACatalogue() {
    Score score = new Score();
    score.setKnownPulsars(List.of());

    KnownPulsars.none().mark(Candidates.named("one.phcx"), score);

    assertThat(score.getCatalogueVersion()).isNull();
    assertThat(score.getKnownPulsars()).isEmpty();
  }

  @Test
  void shouldSayInOneLineWhatIsWrongWithTheConfiguredCatalogue() throws IOException {
    KnownPulsarsConfiguration configuration = new KnownPulsarsConfiguration();
    configuration.setCatalogue(file("NAME,RAJD,DECJD,P0,DM\nX,83.7,-22,fast,56.7\n"));
    assertThatThrownBy(configuration::knownPulsars)
        .hasMessage(
            "catalogue of known pulsars: known.csv: line 2: column P0: not a number: 'fast'");

    configuration.setCatalogue(folder.resolve("none.csv"));
    assertThatThrownBy(configuration::knownPulsars)
        .hasMessage("catalogue of known pulsars: no file " + folder.resolve("none.csv"));

    configuration.setCatalogue(null);
    assertThat(configuration.knownPulsars().version()).isNull();
  }

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("known.csv"), text);
  }
}
