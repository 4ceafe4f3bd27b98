package org.pulsartriage.candidates.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.pulsartriage.candidates.MalformedCandidateException;
import org.pulsartriage.candidates.Planes;
import org.pulsartriage.candidates.RawCandidate;
import org.pulsartriage.candidates.RawFile;
import org.pulsartriage.candidates.SharedData;

class PfdRealFilesTest {

  @Test
  void shouldReadElevenOfTwelveRealFilesAndRejectTheOneCutShort() throws Exception {
    int read = 0;
    for (RawFile file : SharedData.files("data/pfd-samples", ".pfd")) {
      CandidateFormat format = CandidateFormats.recognise(file);
      assertThat(format.name()).isEqualTo("pfd");
      if (file.name().startsWith("truncated")) {
        assertThatThrownBy(() -> format.read(file))
            .isInstanceOf(MalformedCandidateException.class)
            .hasMessageStartingWith(file.name() + ": profiles: truncated: 49152 bytes of 826995");
      } else {
        RawCandidate candidate = format.read(file);
        assertThat(candidate.subIntegrations().getColumns())
            .isEqualTo(candidate.profile().getColumns());
        assertThat(candidate.dmCurve() == null).isEqualTo(candidate.subBands().getRows() == 1);
        read++;
      }
    }
    assertThat(read).isEqualTo(11);
  }

  @Test
  void shouldAlignTheSubBandsOfAPulsarSoThatItsDmCurvePeaksAtItsDm() throws Exception {
    for (RawFile file : SharedData.files("data/pfd-samples", "B")) {
      if (!file.name().matches("L(167143|80592|83018|99259).*|Ter5.*DM242.*")) {
        continue;
      }
      RawCandidate candidate = CandidateFormats.recognise(file).read(file);
      float[] snrs = Planes.values(candidate.dmCurve().getSnrs());
      int best = 0;
      for (int i = 0; i < snrs.length; i++) {
        best = snrs[i] > snrs[best] ? i : best;
      }
      float dm =
          candidate.dmCurve().getDms().order(java.nio.ByteOrder.LITTLE_ENDIAN).getFloat(best * 4);
      assertThat((double) dm).isCloseTo(candidate.optimised().getDm(), within(0.2));
      assertThat(snrs[best]).as(file.name()).isGreaterThan(13);
      assertThat(snrs[best]).isGreaterThan(2 * snrs[0]);
    }
  }

  @Test
  void shouldTellThePointingAndThePeriod() throws Exception {
    RawFile file =
        SharedData.files("data/pfd-samples", "L167143").stream().findFirst().orElseThrow();
    RawCandidate candidate = CandidateFormats.recognise(file).read(file);
    assertThat(candidate.observation().getTelescope()).isEqualTo("LOFAR");
    assertThat(candidate.observation().getRightAscension()).isCloseTo(358.520833, within(1e-6));
    assertThat(candidate.observation().getDeclination()).isCloseTo(61.929722, within(1e-6));
    assertThat(candidate.observation().getLength()).isCloseTo(3593.7, within(0.1));
    assertThat(candidate.optimised().getTopocentricPeriod()).isCloseTo(0.94474177, within(1e-8));
    assertThat(candidate.optimised().getBarycentricPeriod()).isCloseTo(0.94479453, within(1e-8));
    assertThat(candidate.optimised().getDm()).isCloseTo(94.8875, within(1e-4));
    assertThat(List.of(candidate.subIntegrations().getRows(), candidate.subBands().getRows()))
        .containsExactly(30, 32);
  }
}
