package org.pulsartriage.models.engine;

/** Another engine, asked about one sample at a time: no sample's logits depend on its company. */
final class OneByOneEngine implements InferenceEngine {

  private final InferenceEngine engine;

  /**
   * @param engine the engine, closed with this
   */
  OneByOneEngine(InferenceEngine engine) {
    this.engine = engine;
  }

  @Override
  public float[][] infer(float[][][] inputs) {
    float[][] logits = new float[inputs.length][];
    for (int i = 0; i < inputs.length; i++) {
      logits[i] = engine.infer(new float[][][] {inputs[i]})[0];
    }
    return logits;
  }

  @Override
  public EngineKind kind() {
    return engine.kind();
  }

  @Override
  public void close() {
    engine.close();
  }
}
