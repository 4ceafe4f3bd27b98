package org.pulsartriage.trainer.run;

import java.io.IOException;
import java.util.Arrays;
import org.pulsartriage.datasets.Dataset;
import org.pulsartriage.datasets.protocol.Protocol;
import org.pulsartriage.datasets.protocol.Selection;
import org.pulsartriage.datasets.protocol.Task;

/**
 * The task of each training. Most protocols choose the same samples for every seed: those are read
 * once and shared. Safe for many threads.
 */
final class TaskStore {

  private final Dataset dataset;
  private final Protocol protocol;
  private Selection selection;
  private Task task;

  TaskStore(Dataset dataset, Protocol protocol) {
    this.dataset = dataset;
    this.protocol = protocol;
  }

  synchronized Task of(Training training) throws IOException {
    Selection wanted = protocol.select(dataset, training.seed(), training.fold());
    if (selection == null || !same(selection, wanted)) {
      task = protocol.apply(dataset, training.seed(), training.fold());
      selection = wanted;
    }
    return task;
  }

  private static boolean same(Selection one, Selection other) {
    return same(one.train(), other.train())
        && same(one.validation(), other.validation())
        && same(one.test(), other.test());
  }

  private static boolean same(Selection.Rows one, Selection.Rows other) {
    return one.part() == other.part()
        && Arrays.equals(one.indices(), other.indices())
        && Arrays.equals(one.classes(), other.classes());
  }
}
