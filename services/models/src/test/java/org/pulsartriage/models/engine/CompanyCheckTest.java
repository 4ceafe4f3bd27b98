package org.pulsartriage.models.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class CompanyCheckTest {

  private static final float[][][] INPUTS = {
    {{1}}, {{2}}, {{3}}, {{4}}, {{5}}, {{6}}, {{7}}, {{8}}
  };

  @Test
  void shouldHoldWhereEverySampleIsInferredForItself() {
    assertThat(CompanyCheck.holds(new Fake(0, 0), 4, INPUTS)).isTrue();
  }

  @Test
  void shouldFindALastBitThatDependsOnTheSizeOfABatch() {
    for (int odd : new int[] {1, 2, 3, 4, 16}) {
      assertThat(CompanyCheck.holds(new Fake(odd, 1), 4, INPUTS)).as("size %d", odd).isFalse();
    }
  }

  @Test
  void shouldNotDependOnCompanyOneByOne() {
    InferenceEngine engine = new OneByOneEngine(new Fake(3, 1));

    assertThat(CompanyCheck.holds(engine, 4, INPUTS)).isTrue();
    assertThat(engine.infer(INPUTS)).isDeepEqualTo(new Fake(0, 0).infer(INPUTS));
  }

  /** Gives its input, and, in batches of an odd size, so many last bits more. */
  private record Fake(int odd, int bits) implements InferenceEngine {

    @Override
    public float[][] infer(float[][][] inputs) {
      return Arrays.stream(inputs)
          .map(sample -> sample[0][0] + (inputs.length == odd ? bits * Math.ulp(sample[0][0]) : 0))
          .map(value -> new float[] {value})
          .toArray(float[][]::new);
    }

    @Override
    public EngineKind kind() {
      return EngineKind.ONNX;
    }

    @Override
    public void close() {}
  }
}
