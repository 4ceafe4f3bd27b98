package org.pulsartriage.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.pulsartriage.models.loss.ClassBalance;

/** Stored cases, whose file says which versions worked the expected values out. */
class ScikitLearnAgreementTest {

  private static final double TOLERANCE = 1e-12;

  static Stream<Named<JsonNode>> binaryCases() throws IOException {
    return cases("binary");
  }

  static Stream<Named<JsonNode>> multiclassCases() throws IOException {
    return cases("multiclass");
  }

  @ParameterizedTest
  @MethodSource("binaryCases")
  void shouldAgreeOnTwoClasses(JsonNode expected) {
    int[] truth = integers(expected.get("truth"));
    float[] positive = floats(expected.get("logits"));
    float[] logits = new float[2 * positive.length];
    for (int i = 0; i < positive.length; i++) {
      logits[2 * i + 1] = positive[i];
    }
    Predictions predictions = Predictions.ofLogits(2, logits, truth);

    Map<String, Double> figures = Metrics.of(predictions, ClassBalance.binary(1, 1));

    assertConfusion(predictions.confusion(), expected.get("confusion"));
    for (String name :
        List.of("precision", "recall", "f1", "auc", "ap", "accuracy", "fpr", "g_mean")) {
      assertThat(figures.get(name))
          .as(name)
          .isCloseTo(expected.get(name).asDouble(), within(TOLERANCE));
    }
    for (Map.Entry<String, JsonNode> at : expected.get("recall_at").properties()) {
      assertThat(figures.get("recall_at_fpr_" + at.getKey()))
          .isCloseTo(at.getValue().asDouble(), within(TOLERANCE));
    }
  }

  @ParameterizedTest
  @MethodSource("multiclassCases")
  void shouldAgreeOnMoreClasses(JsonNode expected) {
    int classes = expected.get("classes").asInt();
    Predictions predictions =
        Predictions.ofLogits(
            classes, floats(expected.get("logits")), integers(expected.get("truth")));
    List<Integer> minority = new ArrayList<>();
    for (int k : integers(expected.get("minority"))) {
      minority.add(k);
    }
    ClassBalance balance =
        new ClassBalance(Stream.generate(() -> 1L).limit(classes).toList(), minority);

    Map<String, Double> figures = Metrics.of(predictions, balance);

    assertConfusion(predictions.confusion(), expected.get("confusion"));
    for (String name :
        List.of(
            "accuracy",
            "macro_f1",
            "mauc",
            "map",
            "g_mean",
            "recall_minority",
            "recall_majority")) {
      assertThat(figures.get(name))
          .as(name)
          .isCloseTo(expected.get(name).asDouble(), within(TOLERANCE));
    }
  }

  private static void assertConfusion(ConfusionMatrix confusion, JsonNode expected) {
    for (int t = 0; t < confusion.classes(); t++) {
      for (int g = 0; g < confusion.classes(); g++) {
        assertThat(confusion.count(t, g)).isEqualTo(expected.get(t).get(g).asLong());
      }
    }
  }

  private static Stream<Named<JsonNode>> cases(String kind) throws IOException {
    try (InputStream file =
        ScikitLearnAgreementTest.class.getResourceAsStream("scikit-learn-cases.json")) {
      JsonNode cases = new ObjectMapper().readTree(file).get(kind);
      return StreamSupport.stream(cases.spliterator(), false)
          .map(node -> Named.of(node.get("name").asText(), node));
    }
  }

  private static int[] integers(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).mapToInt(JsonNode::asInt).toArray();
  }

  private static float[] floats(JsonNode array) {
    float[] values = new float[array.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) array.get(i).asDouble();
    }
    return values;
  }
}
