package org.pulsartriage.trainer.run;

import org.pulsartriage.datasets.protocol.SampleTable;
import org.pulsartriage.trainer.fit.SampleSource;

/**
 * A task's samples for the training loop. A network with several inputs takes them one after the
 * other from the features of a sample. Safe for many threads, each with a source of its own.
 */
final class TableSource implements SampleSource {

  private final SampleTable table;
  private final float[] sample;

  TableSource(SampleTable table) {
    this.table = table;
    this.sample = new float[table.featureCount()];
  }

  @Override
  public int size() {
    return table.size();
  }

  @Override
  public int classOf(int index) {
    return table.classOf(index);
  }

  @Override
  public void read(int index, float[][] inputs) {
    if (inputs.length == 1) {
      table.copy(index, inputs[0], 0);
      return;
    }
    table.copy(index, sample, 0);
    int from = 0;
    for (float[] input : inputs) {
      System.arraycopy(sample, from, input, 0, input.length);
      from += input.length;
    }
  }
}
