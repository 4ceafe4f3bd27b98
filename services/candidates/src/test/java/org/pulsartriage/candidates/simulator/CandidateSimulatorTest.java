package org.pulsartriage.candidates.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.pulsartriage.candidates.Planes;
import org.pulsartriage.candidates.RawFile;
import org.pulsartriage.candidates.ReadLimits;
import org.pulsartriage.candidates.format.PhcxFormat;
import org.pulsartriage.candidates.format.PhcxGeneration;
import org.pulsartriage.candidates.format.PhcxSame;
import org.pulsartriage.candidates.format.PhcxWriter;
import org.pulsartriage.schemas.Plane;

class CandidateSimulatorTest {

  private final CandidateSimulator simulator = new CandidateSimulator(11);

  @ParameterizedTest
  @EnumSource
  void shouldBeReadBackFromItsFileAsItWas(CandidateKind kind) throws Exception {
    PhcxFormat format = new PhcxFormat(ReadLimits.DEFAULT);
    for (PhcxGeneration generation : PhcxGeneration.values()) {
      for (int index : new int[] {0, 1307}) {
        SimulatedCandidate candidate = simulator.simulate(kind, generation, index);
        byte[] bytes = new PhcxWriter(generation).write(candidate.raw());

        PhcxSame.assertSame(format.read(new RawFile(candidate.fileName(), bytes)), candidate.raw());
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void shouldHaveTheShapesOfItsGeneration(CandidateKind kind) {
    SimulatedCandidate thornton = simulator.simulate(kind, PhcxGeneration.THORNTON, 5);
    assertThat(thornton.raw().subIntegrations().getColumns()).isEqualTo(128);
    assertThat(thornton.raw().subIntegrations().getRows()).isIn(31, 32);
    assertThat(thornton.raw().subBands().getRows()).isEqualTo(16);
    assertThat(thornton.raw().dmCurve().getSnrs().getColumns()).isEqualTo(1196);
    assertThat(thornton.raw().periodDmPlane().getSnrs().getRows()).isEqualTo(66);
    assertThat(thornton.raw().periodDmPlane().getSnrs().getColumns()).isEqualTo(66);

    SimulatedCandidate medlat = simulator.simulate(kind, PhcxGeneration.MEDLAT, 5);
    assertThat(medlat.raw().subIntegrations().getColumns()).isEqualTo(64);
    assertThat(medlat.raw().subIntegrations().getRows()).isIn(18, 19);
    assertThat(medlat.raw().dmCurve().getSnrs().getColumns()).isBetween(1, 1830);
    assertThat(medlat.raw().periodDmPlane().getSnrs().getColumns()).isEqualTo(39);
  }

  @Test
  void shouldSimulateNoPulsarThatTheSearchCouldNotHaveFound() {
    for (int index = 0; index < 400; index++) {
      RandomGenerator random = new Seeds(23).generator("pulsar", index);

      Signal pulsar = PulsarSignal.draw(random);

      double dm = pulsar.injection().dm();
      assertThat(dm).isBetween(2.0, DmSearch.highestTrial());
      // Delay over a channel of 390.625 kHz at 1382 MHz; found at three times the period at most.
      double smear = 2 * 4148.808 * dm * 0.390625 / Math.pow(1382, 3);
      assertThat(smear / pulsar.period()).as("DM %s", dm).isLessThan(3 * 0.4);
    }
  }

  @Test
  void shouldGiveTheSameCandidateInAnyOrderAndOnAnyThread() {
    List<SimulatedCandidate> inOrder = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      inOrder.add(make(new CandidateSimulator(3), i));
    }

    CandidateSimulator shared = new CandidateSimulator(3);
    List<SimulatedCandidate> shuffled =
        IntStream.range(0, 12).parallel().map(i -> 11 - i).mapToObj(i -> make(shared, i)).toList();

    assertThat(shuffled).containsExactlyInAnyOrderElementsOf(inOrder);
  }

  @Test
  void shouldGiveOtherCandidatesForAnotherSeedOrNumber() {
    SimulatedCandidate one = make(new CandidateSimulator(3), 4);

    assertThat(make(new CandidateSimulator(4), 4).raw()).isNotEqualTo(one.raw());
    assertThat(make(new CandidateSimulator(3), 17).raw()).isNotEqualTo(one.raw());
  }

  private static SimulatedCandidate make(CandidateSimulator simulator, int index) {
    CandidateKind[] kinds = CandidateKind.values();
    PhcxGeneration generation = index % 3 == 0 ? PhcxGeneration.MEDLAT : PhcxGeneration.THORNTON;
    return simulator.simulate(kinds[index % kinds.length], generation, index);
  }

  @Test
  void shouldScaleEveryLiveRowByItselfAndLeaveZappedBandsEmpty() {
    for (int i = 0; i < 10; i++) {
      SimulatedCandidate candidate =
          simulator.simulate(CandidateKind.NOISE, PhcxGeneration.THORNTON, i);
      Plane bands = candidate.raw().subBands();
      int live = 0;
      for (int row = 0; row < bands.getRows(); row++) {
        int[] range = range(bands, row);
        if (range[1] > 0) {
          assertThat(range).containsExactly(0, 255);
          live++;
        }
      }
      assertThat(range(bands, 0)[1]).isZero();
      assertThat(range(bands, 1)[1]).isZero();
      assertThat(live).isBetween(11, 14);
    }
  }

  private static int[] range(Plane plane, int row) {
    int[] range = {255, 0};
    for (int i = 0; i < plane.getColumns(); i++) {
      int sample = plane.getSamples().get(row * plane.getColumns() + i) & 0xff;
      range[0] = Math.min(range[0], sample);
      range[1] = Math.max(range[1], sample);
    }
    return range;
  }

  @Test
  void shouldRecordPulsarsNearTheSnrThatWasInjected() {
    List<Double> ratios = new ArrayList<>();
    for (int i = 0; ratios.size() < 25; i++) {
      SimulatedCandidate candidate =
          simulator.simulate(CandidateKind.PULSAR, PhcxGeneration.THORNTON, i);
      if (candidate.truth().snr() > 15) {
        ratios.add(candidate.raw().optimised().getSnr() / candidate.truth().snr());
      }
    }
    assertThat(median(ratios)).isBetween(0.85, 1.2);
  }

  @Test
  void shouldGiveNoiseTheFaintLineThatAnOptimiserFindsInIt() {
    List<Double> snrs = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      snrs.add(
          simulator
              .simulate(CandidateKind.NOISE, PhcxGeneration.THORNTON, i)
              .raw()
              .optimised()
              .getSnr());
    }
    assertThat(median(snrs)).isBetween(5.5, 6.8);
  }

  @Test
  void shouldReadItsSnrOffTheHighestPointOfThePlane() {
    SimulatedCandidate candidate =
        simulator.simulate(CandidateKind.PULSAR, PhcxGeneration.THORNTON, 1);
    float highest = 0;
    for (float snr : Planes.values(candidate.raw().periodDmPlane().getSnrs())) {
      highest = Math.max(highest, snr);
    }
    assertThat((double) highest)
        .isCloseTo(candidate.raw().optimised().getSnr(), within(highest * 1e-5));
  }

  private static double median(List<Double> values) {
    return values.stream().sorted().skip(values.size() / 2).findFirst().orElseThrow();
  }
}
