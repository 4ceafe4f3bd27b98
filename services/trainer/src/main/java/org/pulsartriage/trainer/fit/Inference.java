package org.pulsartriage.trainer.fit;

import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.MultiDataSet;
import org.pulsartriage.models.input.InputShape;

/** What a network says of samples, in inference mode: no dropout, running means in batch norm. */
public final class Inference {

  private static final int BATCH = 200;

  private Inference() {}

  /**
   * @param network a network with one output
   * @param shapes its inputs in their order
   * @param source the samples
   * @param classes number of logits a sample
   * @return samples x classes logits, row-major
   * @throws CancellationException where the thread is interrupted
   */
  public static float[] logits(
      ComputationGraph network, List<InputShape> shapes, SampleSource source, int classes) {
    BatchAssembler assembler = new BatchAssembler(source, shapes, classes);
    int[] order = IntStream.range(0, source.size()).toArray();
    float[] logits = new float[order.length * classes];
    for (int from = 0; from < order.length; from += BATCH) {
      if (Thread.currentThread().isInterrupted()) {
        throw new CancellationException("interrupted while a network was judged");
      }
      int to = Math.min(from + BATCH, order.length);
      MultiDataSet batch =
          assembler.assemble(order, from, to, Augmentation.NONE, new SplittableRandom(0));
      INDArray output = network.output(false, batch.getFeatures())[0];
      float[] values = output.dup('c').data().asFloat();
      System.arraycopy(values, 0, logits, from * classes, values.length);
    }
    return logits;
  }
}
