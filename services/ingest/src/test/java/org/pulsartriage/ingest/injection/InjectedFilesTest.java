package org.pulsartriage.ingest.injection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.pulsartriage.candidates.CandidateReader;
import org.pulsartriage.candidates.format.PhcxGeneration;
import org.pulsartriage.schemas.Injection;
import org.pulsartriage.schemas.Observation;

class InjectedFilesTest {

  private static final String NIGHT = "2026-03-01";
  private static final InjectionSettings SEEDED = new InjectionSettings(0.1, 7L, 6, 60);
  private static final Observation POINTING =
      Observation.newBuilder()
          .setTelescope("parkes")
          .setSourceName("G1")
          .setRightAscension(120.5)
          .setDeclination(-30.25)
          .setCentreFrequency(1382.0)
          .setBandwidth(-400.0)
          .setStartMjd(54788.25)
          .setLength(557.5)
          .build();

  @Test
  void shouldStandInTheHostsPointingUnderANameBesideItsOwn() throws Exception {
    for (PhcxGeneration generation : PhcxGeneration.values()) {
      Host host = new Host("2009-01-01.02.fil_sigproc_007.phcx.gz", generation, POINTING);

      InjectedFile file = new InjectedFiles(SEEDED, "run").next(host, NIGHT);

      CandidateReader.Read read = new CandidateReader().read(file.name(), file.bytes());
      assertThat(read.candidate().observation()).isEqualTo(POINTING);
      assertThat(read.candidate().subIntegrations().getColumns())
          .isEqualTo(generation == PhcxGeneration.MEDLAT ? 64 : 128);
      assertThat(file.name())
          .matches("2009-01-01\\.02\\.fil_sigproc_\\d{3}\\.phcx\\.gz")
          .isNotEqualTo(host.fileName());
    }
  }

  @Test
  void shouldPutTheSamePulsarsInForTheSameSeedWhateverTheRunAndOthersForAnother() {
    assertThat(pulsars(SEEDED, "one")).isEqualTo(pulsars(SEEDED, "two"));
    assertThat(pulsars(SEEDED, "one"))
        .isNotEqualTo(pulsars(new InjectionSettings(0.1, 8L, 6, 60), "one"));
    assertThat(pulsars(InjectionSettings.of(0.1), "one"))
        .isNotEqualTo(pulsars(InjectionSettings.of(0.1), "two"));
  }

  @Test
  void shouldNameNoInjectionTwiceInANightHoweverOftenItBeginsAnew() {
    List<String> names = new ArrayList<>();
    for (String run : List.of("host@1", "host@2")) {
      InjectedFiles files = new InjectedFiles(SEEDED, run);
      for (int i = 0; i < 5; i++) {
        names.add(files.next(host(), NIGHT).injection().getInjectionId());
      }
    }
    assertThat(names).doesNotHaveDuplicates().first().isEqualTo("2026-03-01/host@1/0");
  }

  @Test
  void shouldSpreadTheSnrEvenlyInItsLogarithm() {
    InjectedFiles files = new InjectedFiles(SEEDED, "run");
    int low = 0;
    for (int i = 0; i < 60; i++) {
      double snr = files.next(host(), NIGHT).injection().getSnr();
      assertThat(snr).isBetween(6.0, 60.0);
      low += snr < Math.sqrt(6 * 60) ? 1 : 0;
    }
    // Half of 60, within four standard deviations.
    assertThat(low).isBetween(15, 45);
  }

  private static List<Injection> pulsars(InjectionSettings settings, String run) {
    InjectedFiles files = new InjectedFiles(settings, run);
    List<Injection> pulsars = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      Injection injection = files.next(host(), NIGHT).injection();
      injection.setInjectionId("");
      pulsars.add(injection);
    }
    return pulsars;
  }

  private static Host host() {
    return new Host("cand_000012.phcx", PhcxGeneration.MEDLAT, POINTING);
  }
}
