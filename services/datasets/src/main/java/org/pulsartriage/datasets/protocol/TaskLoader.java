package org.pulsartriage.datasets.protocol;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.pulsartriage.datasets.Dataset;
import org.pulsartriage.datasets.Part;
import org.pulsartriage.datasets.Sample;
import org.pulsartriage.datasets.SampleCursor;

/** Reads the samples of a selection, each part of the data set in one pass. */
final class TaskLoader {

  /** A table under construction: the place of each of the part's samples in it, or -1. */
  private record Filling(Part part, SampleTable table, int[] slotOf) {}

  private final Dataset dataset;
  private final List<Filling> fillings = new ArrayList<>();

  private TaskLoader(Dataset dataset) {
    this.dataset = dataset;
  }

  static Task load(Dataset dataset, Selection selection, Scaling scaling) throws IOException {
    TaskLoader loader = new TaskLoader(dataset);
    SampleTable train = loader.table(selection.train());
    SampleTable validation = loader.table(selection.validation());
    SampleTable test = loader.table(selection.test());
    for (Part part : Part.values()) {
      loader.read(part);
    }
    Affine affine = affine(dataset, scaling, train);
    for (SampleTable table : List.of(train, validation, test)) {
      table.scaleBy(affine);
    }
    return new Task(selection.classNames(), selection.minority(), train, validation, test);
  }

  /** The scaling alone; reads samples only where it is fitted to those of the training. */
  static Affine affine(Dataset dataset, Selection selection, Scaling scaling) throws IOException {
    TaskLoader loader = new TaskLoader(dataset);
    SampleTable train = null;
    if (scaling == Scaling.STANDARDISE) {
      train = loader.table(selection.train());
      loader.read(selection.train().part());
    }
    return affine(dataset, scaling, train);
  }

  private static Affine affine(Dataset dataset, Scaling scaling, SampleTable train) {
    return scaling == Scaling.STANDARDISE
        ? train.standardisation()
        : Affine.of(
            scaling, dataset.shape(), Arrays.stream(dataset.shape()).reduce(1, (a, b) -> a * b));
  }

  private SampleTable table(Selection.Rows rows) {
    int[] slotOf = new int[Arrays.stream(rows.indices()).max().orElse(-1) + 1];
    Arrays.fill(slotOf, -1);
    int[] storedAt = new int[rows.size()];
    int stored = 0;
    for (int row = 0; row < storedAt.length; row++) {
      int index = rows.indices()[row];
      if (slotOf[index] < 0) {
        slotOf[index] = stored++;
      }
      storedAt[row] = slotOf[index];
    }
    SampleTable table =
        new SampleTable(dataset.shape(), dataset.encoding(), stored, storedAt, rows.classes());
    fillings.add(new Filling(rows.part(), table, slotOf));
    return table;
  }

  private void read(Part part) throws IOException {
    List<Filling> of = fillings.stream().filter(filling -> filling.part() == part).toList();
    int[] wanted =
        of.stream()
            .flatMapToInt(filling -> Arrays.stream(indices(filling.slotOf())))
            .sorted()
            .distinct()
            .toArray();
    if (wanted.length == 0) {
      return;
    }
    try (SampleCursor cursor =
        dataset.open(part, index -> Arrays.binarySearch(wanted, index) >= 0)) {
      for (int index : wanted) {
        Sample sample = cursor.next();
        if (sample == null) {
          throw new IOException(dataset.name() + ": ends before sample " + index + " of " + part);
        }
        for (Filling filling : of) {
          if (index < filling.slotOf().length && filling.slotOf()[index] >= 0) {
            filling.table().store(filling.slotOf()[index], sample.id(), sample.features());
          }
        }
      }
    }
  }

  private static int[] indices(int[] slotOf) {
    return IntStream.range(0, slotOf.length).filter(index -> slotOf[index] >= 0).toArray();
  }
}
