package org.pulsartriage.models.engine;

/** A network ready to infer. Not safe for many threads: one a thread. */
interface InferenceEngine extends AutoCloseable {

  /**
   * @param inputs an array a sample and input, as {@link
   *     org.pulsartriage.models.input.InputAssembly#assemble} gives it
   * @return logits, an array a sample, one a class; those of a sample are the same bit for bit
   *     whatever else is in the batch
   */
  float[][] infer(float[][][] inputs);

  /**
   * @return which kind it is
   */
  EngineKind kind();

  @Override
  void close();
}
