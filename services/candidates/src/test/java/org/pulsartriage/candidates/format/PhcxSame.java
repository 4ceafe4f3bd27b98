package org.pulsartriage.candidates.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.pulsartriage.candidates.RawCandidate;
import org.pulsartriage.schemas.Plane;

/** Compares two candidates: samples bit for bit, numbers to the decimals that PHCX writes. */
public final class PhcxSame {

  private PhcxSame() {}

  public static void assertSame(RawCandidate actual, RawCandidate expected) {
    assertThat(actual.observation()).isEqualTo(expected.observation());
    assertThat(actual.optimised()).isEqualTo(expected.optimised());
    assertThat(actual.search()).isEqualTo(expected.search());
    assertSame(actual.subIntegrations(), expected.subIntegrations());
    assertSame(actual.subBands(), expected.subBands());
    assertSame(actual.profile(), expected.profile());
    if (expected.dmCurve() == null) {
      assertThat(actual.dmCurve()).isNull();
    } else {
      assertSameDms(actual.dmCurve().getDms(), expected.dmCurve().getDms());
      assertSame(actual.dmCurve().getSnrs(), expected.dmCurve().getSnrs());
    }
    if (expected.periodDmPlane() == null) {
      assertThat(actual.periodDmPlane()).isNull();
    } else {
      assertSameDms(actual.periodDmPlane().getDms(), expected.periodDmPlane().getDms());
      assertThat(doubles(actual.periodDmPlane().getPeriodOffsets()))
          .containsExactly(doubles(expected.periodDmPlane().getPeriodOffsets()), within(1e-17));
      assertSame(actual.periodDmPlane().getSnrs(), expected.periodDmPlane().getSnrs());
    }
  }

  private static void assertSame(Plane actual, Plane expected) {
    assertThat(actual.getRows()).isEqualTo(expected.getRows());
    assertThat(actual.getColumns()).isEqualTo(expected.getColumns());
    assertThat(actual.getEncoding()).isEqualTo(expected.getEncoding());
    assertThat(actual.getSamples()).isEqualTo(expected.getSamples());
    assertThat(actual.getOffset()).isEqualTo(expected.getOffset());
    assertThat(actual.getScale()).isEqualTo(expected.getScale());
  }

  // Trial DMs have four decimals (three in a Medlat curve), single precision sometimes more.
  private static void assertSameDms(ByteBuffer actual, ByteBuffer expected) {
    assertThat(floats(actual)).containsExactly(floats(expected), within(1.5e-4f));
  }

  private static float[] floats(ByteBuffer buffer) {
    float[] values = new float[buffer.remaining() / Float.BYTES];
    buffer.duplicate().order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(values);
    return values;
  }

  private static double[] doubles(ByteBuffer buffer) {
    double[] values = new double[buffer.remaining() / Double.BYTES];
    buffer.duplicate().order(ByteOrder.LITTLE_ENDIAN).asDoubleBuffer().get(values);
    return values;
  }
}
