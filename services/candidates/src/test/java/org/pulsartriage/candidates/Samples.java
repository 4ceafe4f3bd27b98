package org.pulsartriage.candidates;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Random;
import org.pulsartriage.schemas.DmCurve;
import org.pulsartriage.schemas.FoldValues;
import org.pulsartriage.schemas.Observation;
import org.pulsartriage.schemas.PeriodDmPlane;
import org.pulsartriage.schemas.Plane;

/** Made-up candidates of the shapes of real ones. */
public final class Samples {

  private Samples() {}

  /** A candidate as a Thornton file holds it; every number has the decimals that PHCX writes. */
  public static RawCandidate thornton(long seed) {
    Random random = new Random(seed);
    return new RawCandidate(
        new Observation(
            "parkes", "G1234", null, 251.286, -33.9855, 1382.0, -400.0, 54788.25, 563.0),
        new FoldValues(0.0725, 0.0726, 616.5, 0.25, 0.125, 7.5, 0.0625),
        new FoldValues(0.0725, 0.0726, 615.0, 0.0, 0.0, 7.0, null),
        plane(random, 32, 128),
        plane(random, 16, 128),
        plane(random, 1, 128),
        new DmCurve(dms(1196, 0.5f), plane(random, 1, 1196)),
        new PeriodDmPlane(offsets(66), dms(66, 2), plane(random, 66, 66)));
  }

  /** A candidate as a Medlat file holds it. */
  public static RawCandidate medlat(long seed) {
    Random random = new Random(seed);
    float[] snrs = new float[700];
    for (int i = 0; i < snrs.length; i++) {
      snrs[i] = random.nextInt(10_000) / 100f;
    }
    return new RawCandidate(
        new Observation(
            "Parkes", "0001", 4, 270.962167, -27.192978, 1382.0, -400.0, 54985.5, 558.0),
        new FoldValues(0.25, 0.26, 165.5, 0.1, 0.2, 30.5, null),
        new FoldValues(0.25, null, 169.78, 27.6, null, 34.25, null),
        plane(random, 18, 64),
        plane(random, 16, 64),
        plane(random, 1, 64),
        new DmCurve(dms(700, 0.25f), Planes.ofFloats(1, snrs.length, snrs)),
        new PeriodDmPlane(offsets(39), dms(66, 2), plane(random, 66, 39)));
  }

  public static Plane plane(Random random, int rows, int columns) {
    byte[] samples = new byte[rows * columns];
    random.nextBytes(samples);
    return Planes.ofBytes(rows, columns, samples, 0, 1);
  }

  public static ByteBuffer dms(int count, float step) {
    ByteBuffer dms = ByteBuffer.allocate(count * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < count; i++) {
      dms.putFloat(i * step);
    }
    return dms.flip();
  }

  public static ByteBuffer offsets(int count) {
    ByteBuffer offsets = ByteBuffer.allocate(count * Double.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < count; i++) {
      offsets.putDouble((i - count / 2) * 1e-6);
    }
    return offsets.flip();
  }
}
