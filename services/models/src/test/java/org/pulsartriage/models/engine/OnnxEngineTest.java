package org.pulsartriage.models.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pulsartriage.models.input.InputShape;
import org.pulsartriage.models.network.Networks;
import org.pulsartriage.models.onnx.OnnxExporter;
import org.pulsartriage.models.onnx.RandomNetworks;

class OnnxEngineTest {

  @ParameterizedTest
  @CsvSource({"compact, 1", "compact, 2", "htru, 1", "htru, 2", "lenet, 1", "mlp, 1", "mlp, 2"})
  void shouldGiveASampleTheSameLogitsBitForBitAtAnySizeAndPlaceOfABatch(
      String network, int threads) {
    List<InputShape> shapes = shapes(network);
    float[][][] samples = RandomNetworks.samples(shapes, 64, 3);
    try (OnnxEngine engine = engine(network, threads)) {
      float[][] together = engine.infer(samples);

      for (int size : new int[] {1, 2, 3, 4, 5, 7, 8, 12, 13, 16, 31, 32, 33, 63}) {
        float[][] first = engine.infer(Arrays.copyOf(samples, size));
        float[][] last = engine.infer(Arrays.copyOfRange(samples, 64 - size, 64));
        for (int i = 0; i < size; i++) {
          assertThat(first[i]).as("%d of %d", i, size).isEqualTo(together[i]);
          assertThat(last[i]).as("%d of the last %d", i, size).isEqualTo(together[64 - size + i]);
        }
      }
      Collections.reverse(Arrays.asList(samples));
      Collections.reverse(Arrays.asList(together));
      assertThat(engine.infer(samples)).isDeepEqualTo(together);
      assertThat(together[0]).isNotEqualTo(together[1]);
    }
  }

  @Test
  void shouldGiveNothingForNothing() {
    try (OnnxEngine engine = engine("mlp", 1)) {
      assertThat(engine.infer(new float[0][][])).isEmpty();
    }
  }

  @Test
  void shouldRefuseAFileThatIsNoNetworkOfItsInputs() {
    byte[] mlp = OnnxExporter.export(RandomNetworks.named("mlp", 2), shapes("mlp"));

    assertThatThrownBy(() -> new OnnxEngine(mlp, shapes("lenet"), 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("takes [features], not [image]");
    assertThatThrownBy(() -> new OnnxEngine("not ONNX".getBytes(), shapes("lenet"), 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("no ONNX: ");
  }

  private static List<InputShape> shapes(String network) {
    return Networks.named(network).inputs(RandomNetworks.settings(2));
  }

  private static OnnxEngine engine(String network, int threads) {
    return new OnnxEngine(
        OnnxExporter.export(RandomNetworks.named(network, 2), shapes(network)),
        shapes(network),
        threads);
  }
}
