package org.pulsartriage.models.input;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import org.pulsartriage.schemas.Plane;
import org.pulsartriage.schemas.SampleEncoding;

/**
 * The images of the compact network, sixteen rows at a time: planes rotated, brought to 64 bins,
 * every row scaled, brought to 16 rows and scaled again. The work of {@link PhaseResampler}, {@link
 * RobustScale} and {@link RowResampler} in their order, bit for bit, on memory that is kept from
 * call to call. For one thread.
 */
final class CompactImages {

  /** Rows of an image. */
  static final int ROWS = RowBlock.LANES;

  private static final int BINS = RowBlock.BINS;
  private static final int LANES = RowBlock.LANES;

  private final RowBlock image = new RowBlock();
  private final float[] steps = new float[256];
  private RowBlock[] blocks = new RowBlock[0];
  private float[] source = new float[0];
  private byte[] samples = new byte[0];
  private PhaseWeights weights = PhaseWeights.of(1, 0, BINS);

  /**
   * @param plane a plane of any shape
   * @param dead its rows without signal
   * @param shift turns to rotate by, towards later phase
   * @param reversed whether its last row comes first
   * @return 16 x 64 values, row-major: every row with a median of 0 and a noise of 1, compressed
   */
  float[] image(Plane plane, List<Integer> dead, double shift, boolean reversed) {
    int rows = plane.getRows();
    boolean[] live = new boolean[rows];
    Arrays.fill(live, true);
    for (int row : dead) {
      live[row] = false;
    }
    if (!weights.areFor(plane.getColumns(), shift)) {
      weights = PhaseWeights.of(plane.getColumns(), shift, BINS);
    }
    reserve(plane);
    read(plane);
    for (int from = 0; from < rows; from += LANES) {
      RowBlock block = blocks[from / LANES];
      rotate(from * plane.getColumns(), block.values());
      block.scale();
    }
    resampleRows(live, reversed);
    image.scale();
    return compressed();
  }

  private void reserve(Plane plane) {
    int needed = (plane.getRows() + LANES - 1) / LANES;
    if (blocks.length < needed) {
      int before = blocks.length;
      blocks = Arrays.copyOf(blocks, needed);
      for (int i = before; i < needed; i++) {
        blocks[i] = new RowBlock();
      }
    }
    int size = Math.multiplyExact(needed * LANES, plane.getColumns());
    if (source.length < size) {
      source = new float[size];
    }
    // Lanes of no row hold what an earlier plane left there, which is finite and of no use.
  }

  /** Into blocks of sixteen rows, in each of them bin after bin. */
  private void read(Plane plane) {
    int rows = plane.getRows();
    int columns = plane.getColumns();
    float scale = (float) plane.getScale();
    float offset = (float) plane.getOffset();
    if (plane.getEncoding() == SampleEncoding.U8) {
      for (int step = 0; step < steps.length; step++) {
        steps[step] = CentredImage.sound(offset + scale * step);
      }
      if (samples.length < rows * columns) {
        samples = new byte[rows * columns];
      }
      plane.getSamples().duplicate().get(samples, 0, rows * columns);
      for (int row = 0; row < rows; row++) {
        int to = (row - row % LANES) * columns + row % LANES;
        for (int column = 0; column < columns; column++) {
          source[to + column * LANES] = steps[samples[row * columns + column] & 0xff];
        }
      }
    } else {
      ByteBuffer floats = plane.getSamples().duplicate().order(ByteOrder.LITTLE_ENDIAN);
      for (int row = 0; row < rows; row++) {
        int to = (row - row % LANES) * columns + row % LANES;
        for (int column = 0; column < columns; column++) {
          source[to + column * LANES] = CentredImage.sound(offset + scale * floats.getFloat());
        }
      }
    }
  }

  private void rotate(int from, float[] block) {
    Arrays.fill(block, 0);
    int[] ends = weights.ends();
    int[] sources = weights.sources();
    int entry = 0;
    for (int bin = 0; bin < BINS; bin++) {
      for (; entry < ends[bin]; entry++) {
        add(weights.weights()[entry], from + sources[entry] * LANES, block, bin * LANES);
      }
    }
  }

  private void add(double weight, int from, float[] block, int to) {
    float[] values = source;
    for (int lane = 0; lane < LANES; lane++) {
      block[to + lane] += (float) (weight * values[from + lane]);
    }
  }

  private void resampleRows(boolean[] live, boolean reversed) {
    float[] resampled = image.values();
    Arrays.fill(resampled, 0);
    double height = (double) live.length / ROWS;
    for (int row = 0; row < ROWS; row++) {
      double start = row * height;
      double end = start + height;
      double covered = 0;
      for (int at = (int) start; at < Math.min(live.length, Math.ceil(end - 1e-9)); at++) {
        int line = reversed ? live.length - 1 - at : at;
        double weight = Math.min(end, at + 1) - Math.max(start, at);
        if (!live[line] || weight <= 1e-9) {
          continue;
        }
        covered += weight;
        float[] from = blocks[line / LANES].values();
        int lane = line % LANES;
        for (int bin = 0; bin < BINS; bin++) {
          resampled[bin * LANES + row] += (float) (weight * from[bin * LANES + lane]);
        }
      }
      for (int bin = 0; bin < BINS && covered > 0; bin++) {
        resampled[bin * LANES + row] /= (float) covered;
      }
    }
  }

  private float[] compressed() {
    float[] block = image.values();
    float[] compressed = new float[ROWS * BINS];
    for (int row = 0; row < ROWS; row++) {
      for (int bin = 0; bin < BINS; bin++) {
        compressed[row * BINS + bin] = block[bin * LANES + row];
      }
    }
    RobustScale.compress(compressed);
    return compressed;
  }
}
