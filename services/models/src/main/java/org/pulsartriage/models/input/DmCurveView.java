package org.pulsartriage.models.input;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.pulsartriage.candidates.Planes;
import org.pulsartriage.schemas.Candidate;
import org.pulsartriage.schemas.DmCurve;
import org.pulsartriage.schemas.PeriodDmPlane;

/**
 * S/N against trial dispersion measure, from a candidate's DM curve or, where it has none, from the
 * best period of each dispersion measure of its period-DM plane.
 *
 * @param dms trial dispersion measures in pc cm^-3, ascending; may be empty
 * @param snrs S/N at each
 */
record DmCurveView(float[] dms, float[] snrs) {

  static DmCurveView of(Candidate candidate) {
    DmCurve curve = candidate.getDmCurve();
    if (curve != null) {
      return new DmCurveView(floats(curve.getDms()), Planes.values(curve.getSnrs()));
    }
    PeriodDmPlane plane = candidate.getPeriodDmPlane();
    if (plane == null) {
      return new DmCurveView(new float[0], new float[0]);
    }
    int columns = plane.getSnrs().getColumns();
    float[] values = Planes.values(plane.getSnrs());
    float[] best = new float[plane.getSnrs().getRows()];
    for (int row = 0; row < best.length; row++) {
      best[row] = values[row * columns];
      for (int column = 1; column < columns; column++) {
        best[row] = Math.max(best[row], values[row * columns + column]);
      }
    }
    return new DmCurveView(floats(plane.getDms()), best);
  }

  /**
   * @return index of the highest S/N, the first of equals; -1 where there is none
   */
  int peak() {
    int best = -1;
    for (int i = 0; i < snrs.length; i++) {
      if (Float.isFinite(snrs[i]) && (best < 0 || snrs[i] > snrs[best])) {
        best = i;
      }
    }
    return best;
  }

  private static float[] floats(ByteBuffer bytes) {
    float[] values = new float[bytes.remaining() / Float.BYTES];
    bytes.duplicate().order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(values);
    return values;
  }
}
