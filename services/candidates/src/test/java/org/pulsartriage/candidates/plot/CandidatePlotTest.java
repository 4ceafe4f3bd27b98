package org.pulsartriage.candidates.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.pulsartriage.candidates.Planes;
import org.pulsartriage.candidates.format.PhcxGeneration;
import org.pulsartriage.candidates.preprocess.Preprocessor;
import org.pulsartriage.candidates.simulator.CandidateKind;
import org.pulsartriage.candidates.simulator.CandidateSimulator;
import org.pulsartriage.candidates.simulator.SimulatedCandidate;
import org.pulsartriage.schemas.Candidate;
import org.pulsartriage.schemas.CandidateSource;
import org.pulsartriage.schemas.FoldValues;
import org.pulsartriage.schemas.Observation;
import org.pulsartriage.schemas.Plane;

class CandidatePlotTest {

  @Test
  void shouldDrawEveryPanelOfEitherGeneration() {
    for (PhcxGeneration generation : PhcxGeneration.values()) {
      BufferedImage picture = CandidatePlot.draw(candidate(generation), PlotOptions.DEFAULT);

      assertThat(picture.getWidth()).isEqualTo(CandidatePlot.WIDTH);
      assertThat(picture.getHeight()).isEqualTo(CandidatePlot.HEIGHT);
      assertThat(ink(picture, 16, 8, 500, 60)).as("header").isGreaterThan(500);
      assertThat(ink(picture, 64, 80, 500, 120)).as("profile").isGreaterThan(300);
      assertThat(ink(picture, 64, 220, 500, 160)).as("sub-bands").isGreaterThan(1500);
      assertThat(ink(picture, 64, 400, 500, 300)).as("sub-integrations").isGreaterThan(3000);
      assertThat(ink(picture, 672, 80, 480, 150)).as("DM curve").isGreaterThan(200);
      assertThat(ink(picture, 672, 295, 480, 230)).as("plane").isGreaterThan(1500);
      assertThat(ink(picture, 624, 585, 500, 140)).as("table").isGreaterThan(500);
    }
  }

  @Test
  void shouldDrawACandidateThatHasNothingButItsFold() {
    Candidate candidate = candidate(PhcxGeneration.THORNTON);
    candidate.setSearch(null);
    candidate.setDmCurve(null);
    candidate.setPeriodDmPlane(null);
    candidate.setObservation(new Observation());
    candidate.setOptimised(new FoldValues());

    BufferedImage picture = CandidatePlot.draw(candidate, new PlotOptions(2, false));

    assertThat(ink(picture, 672, 80, 480, 150)).as("words instead").isBetween(20, 3000);
  }

  @Test
  void shouldDrawAConstantProfile() {
    Candidate candidate = candidate(PhcxGeneration.THORNTON);
    candidate.setProfile(Planes.ofBytes(1, 128, new byte[128], 0, 0));

    assertThat(CandidatePlot.draw(candidate, PlotOptions.DEFAULT)).isNotNull();
  }

  @Test
  void shouldRotateTowardsLaterPhaseAndRepeatTheTurn() {
    byte[] samples = new byte[8];
    samples[1] = (byte) 255;
    Plane plane = Planes.ofBytes(1, 8, samples, 0, 1);

    BufferedImage image = GreyImage.turned(plane, 1.5, 0.25, false);

    assertThat(image.getWidth()).isEqualTo(12);
    for (int x = 0; x < 12; x++) {
      int expected = x == 3 || x == 11 ? 0 : 255;
      assertThat(image.getRaster().getSample(x, 0, 0)).as("column %d", x).isEqualTo(expected);
    }
  }

  @Test
  void shouldRefuseOtherRotations() {
    assertThatThrownBy(() -> new PlotOptions(3, true))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("3.0");
  }

  @Test
  void shouldWriteAnglesAsAstronomersDo() {
    assertThat(CandidateTable.sexagesimal(13.026, false)).isEqualTo("13:01:33.6");
    assertThat(CandidateTable.sexagesimal(-0.5, true)).isEqualTo("-00:30:00.0");
    assertThat(CandidateTable.sexagesimal(59.99999, true)).isEqualTo("+60:00:00.0");
  }

  @Test
  void shouldPlaceRoundTicks() {
    assertThat(Ticks.of(0, 1.5, 7)).hasSize(4).contains(0.5, 1.5);
    assertThat(Ticks.of(-0.93, 1.1, 6)).containsExactly(-0.5, 0.0, 0.5, 1.0);
    assertThat(Ticks.of(2, 2, 6)).isEmpty();
    assertThat(Ticks.label(-0.0)).isEqualTo("0");
    assertThat(Ticks.label(1200)).isEqualTo("1200");
    assertThat(Ticks.label(3 * 0.1)).isEqualTo("0.3");
  }

  @Test
  void shouldLayAMontageOutInRows() {
    Candidate candidate = candidate(PhcxGeneration.THORNTON);
    Montage.Tile tile = Montage.Tile.of("pulsar", candidate);

    BufferedImage five = Montage.draw(List.of(tile, tile, tile, tile, tile), 3);
    BufferedImage one = Montage.draw(List.of(tile), 3);

    assertThat(five.getWidth()).isEqualTo(3 * one.getWidth());
    assertThat(five.getHeight()).isEqualTo(2 * one.getHeight());
    assertThatThrownBy(() -> Montage.draw(List.of(), 3))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static Candidate candidate(PhcxGeneration generation) {
    SimulatedCandidate simulated =
        new CandidateSimulator(2).simulate(CandidateKind.PULSAR, generation, 7);
    CandidateSource source =
        new CandidateSource(simulated.fileName(), "phcx", 30_000L, Instant.EPOCH);
    return Preprocessor.preprocess(simulated.raw(), source, "0".repeat(64), "2026-01-01");
  }

  private static int ink(BufferedImage picture, int x, int y, int width, int height) {
    int ink = 0;
    for (int i = x; i < x + width; i++) {
      for (int j = y; j < y + height; j++) {
        ink += (picture.getRGB(i, j) & 0xff) < 160 ? 1 : 0;
      }
    }
    return ink;
  }
}
