package org.pulsartriage.candidates.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.pulsartriage.candidates.Planes;
import org.pulsartriage.candidates.RawCandidate;
import org.pulsartriage.candidates.RawFile;
import org.pulsartriage.candidates.SharedData;
import org.pulsartriage.candidates.format.CandidateFormats;
import org.pulsartriage.candidates.format.PhcxGeneration;

/** Simulated noise beside the noise of one real beam: medians of what tells them apart. */
class RealNoiseTest {

  private static final String BEAM = "2010-01-16-024740.01";
  private static List<RawCandidate> real;
  private static List<RawCandidate> simulated;

  @BeforeAll
  static void readBoth() throws Exception {
    real = new ArrayList<>();
    for (RawFile file : SharedData.phcxFiles()) {
      if (file.name().startsWith(BEAM)) {
        real.add(CandidateFormats.recognise(file).read(file));
      }
    }
    simulated = new ArrayList<>();
    CandidateSimulator simulator = new CandidateSimulator(21);
    for (int i = 0; simulated.size() < real.size(); i++) {
      RawCandidate raw = simulator.simulate(CandidateKind.NOISE, PhcxGeneration.THORNTON, i).raw();
      double period = raw.optimised().getBarycentricPeriod();
      if (period > 0.001 && period < 0.2) {
        simulated.add(raw);
      }
    }
  }

  @Test
  void shouldHaveTheSnrOfRealNoise() {
    assertAlike(raw -> raw.optimised().getSnr(), 0.08);
  }

  @Test
  void shouldHaveThePhysicalRangeOfRealProfiles() {
    assertAlike(raw -> raw.profile().getScale(), 0.08);
  }

  @Test
  void shouldHaveTheCorrelationOfRealProfiles() {
    double measured = median(simulated, RealNoiseTest::neighbours);
    assertThat(measured).isCloseTo(median(real, RealNoiseTest::neighbours), within(0.06));
  }

  @Test
  void shouldHaveTheSpreadOfRealRows() {
    assertAlike(raw -> deviation(Planes.values(raw.subIntegrations())), 0.02);
  }

  @Test
  void shouldHaveAsManyDetectionsInItsDmCurve() {
    assertAlike(RealNoiseTest::detections, 0.4);
  }

  @Test
  void shouldHaveThePlaneOfRealNoise() {
    assertAlike(raw -> deviation(Planes.values(raw.periodDmPlane().getSnrs())), 0.15);
  }

  private static void assertAlike(ToDoubleFunction<RawCandidate> measure, double tolerance) {
    double expected = median(real, measure);
    assertThat(median(simulated, measure)).isCloseTo(expected, within(tolerance * expected));
  }

  private static double median(
      List<RawCandidate> candidates, ToDoubleFunction<RawCandidate> measure) {
    double[] sorted = candidates.stream().mapToDouble(measure).sorted().toArray();
    return sorted[sorted.length / 2];
  }

  private static double deviation(float[] values) {
    double mean = 0;
    for (float value : values) {
      mean += value / values.length;
    }
    double square = 0;
    for (float value : values) {
      square += (value - mean) * (value - mean);
    }
    return Math.sqrt(square / values.length);
  }

  private static double neighbours(RawCandidate raw) {
    float[] values = Planes.values(raw.profile());
    double mean = 0;
    for (float value : values) {
      mean += value / values.length;
    }
    double square = 0;
    double product = 0;
    for (int i = 0; i < values.length; i++) {
      square += (values[i] - mean) * (values[i] - mean);
      product += (values[i] - mean) * (values[(i + 1) % values.length] - mean);
    }
    return product / square;
  }

  private static double detections(RawCandidate raw) {
    int count = 0;
    for (float snr : Planes.values(raw.dmCurve().getSnrs())) {
      count += snr > 0 ? 1 : 0;
    }
    return count;
  }
}
