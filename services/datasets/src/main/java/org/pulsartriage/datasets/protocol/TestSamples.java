package org.pulsartriage.datasets.protocol;

import java.io.Closeable;
import java.io.IOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.pulsartriage.datasets.Dataset;
import org.pulsartriage.datasets.Sample;
import org.pulsartriage.datasets.SampleCursor;

/**
 * The test samples of a task in the order of their files, as recorded, with what scales them. A
 * {@link Task} holds the same samples in memory; here one is read at a time. Safe for many threads,
 * each with rows of its own.
 */
public final class TestSamples {

  private final Dataset dataset;
  private final Selection selection;
  private final Affine scaling;

  /** Places in the test set, in the order of the files. */
  private final int[] rows;

  private TestSamples(Dataset dataset, Selection selection, Affine scaling) {
    this.dataset = dataset;
    this.selection = selection;
    this.scaling = scaling;
    int[] indices = selection.test().indices();
    this.rows =
        IntStream.range(0, indices.length)
            .boxed()
            .sorted(Comparator.comparingInt(row -> indices[row]))
            .mapToInt(Integer::intValue)
            .toArray();
  }

  /**
   * @param dataset the data set
   * @param protocol how the task is cut from it
   * @param seed the run's seed
   * @param fold 0 to the number of folds - 1
   * @return the test samples; training samples are read only where the scaling is fitted to them
   * @throws IOException if labels or training samples cannot be read
   * @throws IllegalArgumentException as in {@link Protocol#select}
   */
  public static TestSamples of(Dataset dataset, Protocol protocol, long seed, int fold)
      throws IOException {
    Selection selection = protocol.select(dataset, seed, fold);
    return new TestSamples(
        dataset, selection, TaskLoader.affine(dataset, selection, protocol.scaling()));
  }

  /**
   * @return which samples, and the classes of the task
   */
  public Selection selection() {
    return selection;
  }

  /**
   * @return what makes inputs of the values as recorded
   */
  public Affine scaling() {
    return scaling;
  }

  /**
   * @return number of samples
   */
  public int size() {
    return rows.length;
  }

  /**
   * @param from how many samples to leave out, without reading them where the layout allows; 0 to
   *     {@link #size()}
   * @return the others in their order, to be closed by the caller
   * @throws IOException if a file cannot be read
   */
  public Rows open(int from) throws IOException {
    int[] wanted =
        Arrays.stream(rows, from, rows.length)
            .map(row -> selection.test().indices()[row])
            .toArray();
    return new Rows(
        from,
        dataset.open(selection.test().part(), index -> Arrays.binarySearch(wanted, index) >= 0));
  }

  /**
   * One sample.
   *
   * @param row its place in the test set of the {@link Task}
   * @param id its id in the data set
   * @param taskClass its class in the task
   * @param values its values as recorded
   */
  public record Row(int row, String id, int taskClass, float[] values) {}

  /** A reading of the samples. For one thread. */
  public final class Rows implements Closeable {

    private final SampleCursor cursor;
    private int next;

    private Rows(int from, SampleCursor cursor) {
      this.next = from;
      this.cursor = cursor;
    }

    /**
     * @return the next sample, or null after the last
     * @throws IOException if a file isn't what its layout promises, or cannot be read
     */
    public Row next() throws IOException {
      if (next == rows.length) {
        return null;
      }
      Sample sample = cursor.next();
      if (sample == null) {
        throw new IOException(
            "%s: ends before sample %d of %d".formatted(dataset.name(), next, rows.length));
      }
      int row = rows[next++];
      return new Row(row, sample.id(), selection.test().classes()[row], sample.features());
    }

    @Override
    public void close() throws IOException {
      cursor.close();
    }
  }
}
