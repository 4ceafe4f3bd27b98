package org.pulsartriage.models.onnx;

import java.util.Optional;

/** The ONNX operators that our networks are made of, of operator set 17. */
enum OnnxOperator {
  AVERAGE_POOL("AveragePool"),
  BATCH_NORMALIZATION("BatchNormalization"),
  CONCAT("Concat"),
  CONV("Conv"),
  ELU("Elu"),
  FLATTEN("Flatten"),
  GEMM("Gemm"),
  GLOBAL_AVERAGE_POOL("GlobalAveragePool"),
  GLOBAL_MAX_POOL("GlobalMaxPool"),
  LEAKY_RELU("LeakyRelu"),
  MAX_POOL("MaxPool"),
  RELU("Relu"),
  RESHAPE("Reshape"),
  SIGMOID("Sigmoid"),
  SOFTMAX("Softmax"),
  TANH("Tanh");

  private final String type;

  OnnxOperator(String type) {
    this.type = type;
  }

  /** Its name in a file. */
  String type() {
    return type;
  }

  static Optional<OnnxOperator> of(String type) {
    for (OnnxOperator operator : values()) {
      if (operator.type.equals(type)) {
        return Optional.of(operator);
      }
    }
    return Optional.empty();
  }
}
