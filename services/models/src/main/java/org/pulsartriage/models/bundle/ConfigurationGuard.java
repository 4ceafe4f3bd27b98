package org.pulsartriage.models.bundle;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reads a network's configuration before Deeplearning4j does, which creates an object of whatever
 * class the JSON names, and refuses any class that our networks aren't made of.
 */
final class ConfigurationGuard {

  private static final Pattern CLASS_NAME =
      Pattern.compile("\\[?L?[A-Za-z_$][\\w$]*([./][A-Za-z_$][\\w$]*)+;?");
  private static final Pattern LOSS =
      Pattern.compile("org\\.pulsartriage\\.models\\.loss\\.[A-Z][A-Za-z0-9]*");
  private static final Set<String> ALLOWED =
      Set.of(
          "org.deeplearning4j.nn.conf.distribution.NormalDistribution",
          "org.deeplearning4j.nn.conf.dropout.Dropout",
          "org.deeplearning4j.nn.conf.dropout.SpatialDropout",
          "org.deeplearning4j.nn.conf.graph.LayerVertex",
          "org.deeplearning4j.nn.conf.graph.MergeVertex",
          "org.deeplearning4j.nn.conf.layers.ActivationLayer",
          "org.deeplearning4j.nn.conf.layers.BatchNormalization",
          "org.deeplearning4j.nn.conf.layers.ConvolutionLayer",
          "org.deeplearning4j.nn.conf.layers.DenseLayer",
          "org.deeplearning4j.nn.conf.layers.DropoutLayer",
          "org.deeplearning4j.nn.conf.layers.OutputLayer",
          "org.deeplearning4j.nn.conf.layers.SubsamplingLayer",
          "org.deeplearning4j.nn.conf.preprocessor.CnnToFeedForwardPreProcessor",
          "org.deeplearning4j.nn.weights.WeightInitDistribution",
          "org.deeplearning4j.nn.weights.WeightInitRelu",
          "org.deeplearning4j.nn.weights.WeightInitUniform",
          "org.nd4j.linalg.activations.impl.ActivationIdentity",
          "org.nd4j.linalg.activations.impl.ActivationReLU",
          "org.nd4j.linalg.learning.config.Adam",
          "org.nd4j.linalg.learning.config.Sgd",
          "org.nd4j.linalg.learning.regularization.L2Regularization",
          "org.nd4j.linalg.schedule.FixedSchedule",
          "org.pulsartriage.models.network.CosineSchedule");

  private ConfigurationGuard() {}

  /**
   * @param json a network's configuration
   * @throws IllegalArgumentException naming the class that is not allowed, or saying that it is no
   *     JSON
   */
  static void check(String json) {
    JsonNode root;
    try {
      root = new ObjectMapper().readTree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("no JSON: " + e.getOriginalMessage(), e);
    }
    check(root, false);
  }

  private static void check(JsonNode node, boolean className) {
    if (node.isTextual()) {
      check(node.textValue(), className);
    }
    for (Iterator<Map.Entry<String, JsonNode>> fields = node.fields(); fields.hasNext(); ) {
      Map.Entry<String, JsonNode> field = fields.next();
      check(field.getKey(), false);
      check(field.getValue(), field.getKey().startsWith("@"));
    }
    if (node.isArray()) {
      node.forEach(element -> check(element, className));
    }
  }

  /** Text that could name a class is held to be one: readers of old formats look in odd places. */
  private static void check(String text, boolean className) {
    if ((className || CLASS_NAME.matcher(text).matches())
        && !ALLOWED.contains(text)
        && !LOSS.matcher(text).matches()) {
      throw new IllegalArgumentException("class " + text + " is not allowed");
    }
  }
}
