package org.pulsartriage.models.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.pulsartriage.models.input.InputShape;
import org.pulsartriage.models.onnx.OnnxFile;

/**
 * Infers with ONNX Runtime on the processor: a few samples a run, so that a large network's
 * activations stay in a core's cache, and several threads each with runs of their own. A batch of a
 * single run is given to all threads together.
 */
final class OnnxEngine implements InferenceEngine {

  /**
   * The most samples of a run. Fewer, and dense layers read their weights from memory for next to
   * nothing; more, and two threads find no runs of their own in a batch of 32.
   */
  static final int SAMPLES_A_RUN = 16;

  private final OnnxSession alone;
  private final OnnxSession together;
  private final List<OnnxLane> lanes = new ArrayList<>();
  private final ExecutorService others;

  /**
   * @param onnx the network as an ONNX file
   * @param shapes its inputs in their order
   * @param threads threads of an inference, 1 or more; one is the caller's own
   * @throws IllegalArgumentException saying in one line why the file is no network of these inputs
   */
  OnnxEngine(byte[] onnx, List<InputShape> shapes, int threads) {
    OnnxFile.check(onnx);
    this.alone = new OnnxSession(onnx, shapes, 1);
    this.together = threads == 1 ? alone : new OnnxSession(onnx, shapes, threads);
    for (int lane = 0; lane < threads; lane++) {
      lanes.add(new OnnxLane(shapes, alone.classes(), SAMPLES_A_RUN));
    }
    this.others =
        threads == 1 ? null : Executors.newFixedThreadPool(threads - 1, OnnxEngine::daemon);
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "onnx-lane");
    thread.setDaemon(true);
    return thread;
  }

  @Override
  public float[][] infer(float[][][] inputs) {
    float[][] logits = new float[inputs.length][];
    if (inputs.length > 0 && inputs.length <= SAMPLES_A_RUN) {
      lanes.get(0).infer(together, inputs, 0, inputs.length, logits);
      return logits;
    }
    AtomicInteger next = new AtomicInteger();
    List<CompletableFuture<Void>> running = new ArrayList<>();
    for (OnnxLane lane : lanes.subList(1, lanes.size())) {
      running.add(CompletableFuture.runAsync(() -> work(lane, inputs, next, logits), others));
    }
    try {
      work(lanes.get(0), inputs, next, logits);
    } finally {
      // Nobody may write into the results, or use a lane, when this returns.
      running.forEach(CompletableFuture::join);
    }
    return logits;
  }

  private void work(OnnxLane lane, float[][][] inputs, AtomicInteger next, float[][] logits) {
    for (int from = next.getAndAdd(SAMPLES_A_RUN);
        from < inputs.length;
        from = next.getAndAdd(SAMPLES_A_RUN)) {
      lane.infer(alone, inputs, from, Math.min(from + SAMPLES_A_RUN, inputs.length), logits);
    }
  }

  @Override
  public EngineKind kind() {
    return EngineKind.ONNX;
  }

  @Override
  public void close() {
    if (others != null) {
      others.shutdown();
      together.close();
    }
    alone.close();
  }
}
