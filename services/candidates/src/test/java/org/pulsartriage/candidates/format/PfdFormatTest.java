package org.pulsartriage.candidates.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pulsartriage.candidates.Allocation;
import org.pulsartriage.candidates.MalformedCandidateException;
import org.pulsartriage.candidates.Planes;
import org.pulsartriage.candidates.RawCandidate;
import org.pulsartriage.candidates.RawFile;
import org.pulsartriage.schemas.PeriodDmPlane;
import org.pulsartriage.schemas.Plane;

@Timeout(60)
class PfdFormatTest {

  private static final int PULSE = (int) (0.3 * PfdBuilder.BINS);

  @Test
  void shouldAlignEverySubBandAndSubIntegrationWithTheProfile() throws Exception {
    RawCandidate candidate = read(new PfdBuilder().build());
    assertThat(candidate.subBands().getRows()).isEqualTo(PfdBuilder.SUB_BANDS);
    assertThat(candidate.subIntegrations().getRows()).isEqualTo(PfdBuilder.PARTS);
    assertThat(peak(candidate.profile(), 0)).isCloseTo(PULSE, within(1));
    for (int row = 0; row < PfdBuilder.SUB_BANDS; row++) {
      assertThat(peak(candidate.subBands(), row)).as("band " + row).isCloseTo(PULSE, within(2));
    }
    for (int row = 0; row < PfdBuilder.PARTS; row++) {
      assertThat(peak(candidate.subIntegrations(), row)).isCloseTo(PULSE, within(2));
    }
  }

  @Test
  void shouldSumTheProfileOfWhatItSumsTheRowsOf() throws Exception {
    RawCandidate candidate = read(new PfdBuilder().build());
    float[] profile = Planes.values(candidate.profile());
    for (Plane plane : new Plane[] {candidate.subBands(), candidate.subIntegrations()}) {
      float[] values = Planes.values(plane);
      for (int bin = 0; bin < profile.length; bin++) {
        double sum = 0;
        for (int i = bin; i < values.length; i += profile.length) {
          sum += values[i];
        }
        assertThat(sum).isCloseTo(profile[bin], within(0.05));
      }
    }
  }

  @Test
  void shouldFindTheDmAndThePeriodAtTheHighestSnr() throws Exception {
    RawCandidate candidate = read(new PfdBuilder().build());
    float[] curve = Planes.values(candidate.dmCurve().getSnrs());
    int best = highest(curve);
    assertThat(floats(candidate.dmCurve().getDms())[best]).isCloseTo(50f, within(1f));
    PeriodDmPlane plane = candidate.periodDmPlane();
    float[] snrs = Planes.values(plane.getSnrs());
    int at = highest(snrs);
    int periods = plane.getSnrs().getColumns();
    assertThat(floats(plane.getDms())[at / periods]).isCloseTo(50f, within(1f));
    double[] offsets = new double[periods];
    plane.getPeriodOffsets().order(ByteOrder.LITTLE_ENDIAN).asDoubleBuffer().get(offsets);
    assertThat(offsets).isSorted();
    assertThat(offsets[at % periods]).isCloseTo(-5e-7, within(1e-7));
    assertThat(snrs[at]).isCloseTo(curve[best], within(0.1f * curve[best]));
  }

  @Test
  void shouldMeasureTheSnrThatThePulseHas() throws Exception {
    RawCandidate candidate = read(new PfdBuilder().build());
    // A Gaussian of 0.02 turns and height 10 over noise of 4 a bin and cell: the matched filter.
    double cells = PfdBuilder.PARTS * PfdBuilder.SUB_BANDS;
    double bins = 0.02 * PfdBuilder.BINS * Math.sqrt(Math.PI);
    double expected = 10 * Math.sqrt(bins * cells) / 4;
    float[] curve = Planes.values(candidate.dmCurve().getSnrs());
    assertThat((double) curve[highest(curve)]).isCloseTo(expected, within(0.08 * expected));
    float[] noise = Planes.values(read(new PfdBuilder().amplitude(0).build()).dmCurve().getSnrs());
    assertThat(noise[highest(noise)]).isLessThan(7);
  }

  @Test
  void shouldTellWhatTheHeaderSays() throws Exception {
    RawCandidate candidate = read(new PfdBuilder().build());
    assertThat(candidate.observation().getTelescope()).isEqualTo("Effelsberg");
    assertThat(candidate.observation().getSourceName()).isEqualTo("made-up.fil");
    assertThat(candidate.observation().getRightAscension()).isCloseTo(187.5, within(1e-9));
    assertThat(candidate.observation().getDeclination()).isCloseTo(-0.5, within(1e-9));
    assertThat(candidate.observation().getCentreFrequency()).isCloseTo(1527.75, within(1e-9));
    assertThat(candidate.observation().getBandwidth()).isEqualTo(256);
    assertThat(candidate.observation().getStartMjd()).isEqualTo(55_000.25);
    assertThat(candidate.observation().getLength()).isCloseTo(600, within(1e-6));
    assertThat(candidate.optimised().getTopocentricPeriod()).isEqualTo(PfdBuilder.PERIOD);
    assertThat(candidate.optimised().getBarycentricPeriod()).isNull();
    assertThat(candidate.optimised().getDm()).isEqualTo(PfdBuilder.DM);
    assertThat(candidate.optimised().getSnr()).isNull();
    assertThat(candidate.search()).isNull();
  }

  @Test
  void shouldHaveNoDmCurveOfOneSubBandOrWithoutTrials() throws Exception {
    RawCandidate one = read(new PfdBuilder().subBands(1).build());
    assertThat(one.dmCurve()).isNull();
    assertThat(one.periodDmPlane()).isNull();
    assertThat(one.subBands().getRows()).isEqualTo(1);
    assertThat(read(new PfdBuilder().withoutDms().build()).dmCurve()).isNull();
  }

  @Test
  void shouldRefuseAFileTruncatedAtAnyKilobyte() {
    byte[] whole = new PfdBuilder().build();
    for (int length = 0; length < whole.length; length += 1024) {
      assertThat(refusal(Arrays.copyOf(whole, length))).hasMessageStartingWith("hostile.pfd: ");
    }
    assertThat(refusal(Arrays.copyOf(whole, 1024)))
        .hasMessageMatching("hostile.pfd: (periods|dms|profiles): truncated: .*");
    assertThat(refusal(Arrays.copyOf(whole, whole.length - 1)))
        .hasMessage(
            "hostile.pfd: profiles: truncated: %d bytes of %d"
                .formatted(whole.length - 1, whole.length));
  }

  @Test
  void shouldRefuseBytesAfterTheLastField() {
    byte[] whole = new PfdBuilder().build();
    assertThat(refusal(Arrays.copyOf(whole, whole.length + 8)))
        .hasMessage("hostile.pfd: end: 8 bytes after the last field");
  }

  @ParameterizedTest
  @ValueSource(ints = {PfdBuilder.NSUB, PfdBuilder.NPART, PfdBuilder.PROFLEN})
  void shouldRefuseCountsThatTheFileCannotHoldWithoutMakingRoomForThem(int at) throws Exception {
    for (int count : new int[] {0, 65_536, 1 << 20}) {
      byte[] file = new PfdBuilder().build();
      ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).putInt(at, count);
      assertThat(refusal(file)).isNotNull();
      assertThat(Allocation.of(() -> refusal(file))).isLessThan(1 << 20);
    }
  }

  @Test
  void shouldNotClaimWhatHasNegativeCountsOrNoName() throws Exception {
    byte[] negative = new PfdBuilder().build();
    ByteBuffer.wrap(negative).order(ByteOrder.LITTLE_ENDIAN).putInt(PfdBuilder.NSUB, -32);
    assertThat(refusal(negative)).hasMessageContaining("no known candidate format");
    assertThat(new PfdFormat().recognises(new RawFile("zeros", new byte[4096]))).isFalse();
  }

  @Test
  void shouldRefuseAProfileThatIsNoNumber() {
    byte[] file = new PfdBuilder().build();
    int end = file.length - PfdBuilder.PARTS * PfdBuilder.SUB_BANDS * 7 * Double.BYTES;
    ByteBuffer bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    bytes.putDouble(end - Double.BYTES, Double.NaN);
    assertThat(refusal(file))
        .hasMessage("hostile.pfd: profile of part 19, sub-band 15: bin 63 is NaN");
    bytes.putDouble(end - Double.BYTES, 1e300);
    assertThat(refusal(file)).hasMessageEndingWith("bin 63 is 1.0E300");
  }

  @Test
  void shouldEndInARefusalOrFiniteNumbersWhateverTheHeaderHolds() throws Exception {
    byte[] whole = new PfdBuilder().build();
    Random random = new Random(20_260_101);
    int read = 0;
    for (int round = 0; round < 300; round++) {
      byte[] changed = whole.clone();
      // From the coordinates on: what stands before decides whose format it is.
      changed[110 + random.nextInt(200)] = (byte) random.nextInt(256);
      try {
        RawCandidate candidate = read(changed);
        for (float value : Planes.values(candidate.profile())) {
          assertThat(value).isFinite();
        }
        if (candidate.dmCurve() != null) {
          for (float value : Planes.values(candidate.dmCurve().getSnrs())) {
            assertThat(value).isFinite();
          }
        }
        read++;
      } catch (MalformedCandidateException e) {
        assertThat(e).hasMessageStartingWith("hostile.pfd: ");
      }
    }
    assertThat(read).isBetween(50, 300);
  }

  private static RawCandidate read(byte[] content) throws MalformedCandidateException {
    RawFile file = new RawFile("hostile.pfd", content);
    return CandidateFormats.recognise(file).read(file);
  }

  private static MalformedCandidateException refusal(byte[] content) {
    return catchThrowableOfType(MalformedCandidateException.class, () -> read(content));
  }

  private static int peak(Plane plane, int row) {
    float[] values = Planes.values(plane);
    int columns = plane.getColumns();
    return highest(Arrays.copyOfRange(values, row * columns, (row + 1) * columns));
  }

  private static int highest(float[] values) {
    int best = 0;
    for (int i = 1; i < values.length; i++) {
      best = values[i] > values[best] ? i : best;
    }
    return best;
  }

  private static float[] floats(ByteBuffer buffer) {
    float[] values = new float[buffer.remaining() / Float.BYTES];
    buffer.duplicate().order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(values);
    return values;
  }
}
