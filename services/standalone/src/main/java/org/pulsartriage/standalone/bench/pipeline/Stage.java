package org.pulsartriage.standalone.bench.pipeline;

import java.util.List;
import java.util.function.Predicate;

/** What a scoring thread does, told from its stack: the innermost frame that belongs to a stage. */
enum Stage {
  INFER(
      "inferring",
      frame ->
          in(frame, "ai.onnxruntime.", "org.nd4j.", "org.deeplearning4j.")
              || in(frame, "org.pulsartriage.models.engine.")
                  && frame.getMethodName().equals("infer")),
  ASSEMBLE("assembling the input", frame -> in(frame, "org.pulsartriage.models.input.")),
  DECODE(
      "decoding",
      frame ->
          in(frame, "org.pulsartriage.schemas.serde.") && frame.getMethodName().equals("decode")),
  ENCODE(
      "encoding",
      frame ->
          in(frame, "org.pulsartriage.schemas.serde.") && frame.getMethodName().equals("encode")),
  KNOWN(
      "comparing with known pulsars", frame -> in(frame, "org.pulsartriage.candidates.catalogue.")),
  PRODUCE(
      "producing",
      frame ->
          in(frame, "org.apache.kafka.clients.producer.")
              && List.of("send", "doSend").contains(frame.getMethodName())),
  COMMIT(
      "committing",
      frame ->
          in(frame, "org.apache.kafka.clients.producer.", "org.apache.kafka.streams.processor.")
              && frame.getMethodName().toLowerCase(java.util.Locale.ROOT).contains("commit")),
  STATE(
      "state stores",
      frame -> in(frame, "org.rocksdb.", "org.apache.kafka.streams.state.internals.")),
  FETCH("fetching", frame -> in(frame, "org.apache.kafka.clients.consumer.")),
  OTHER("everything else", frame -> true);

  private final String words;
  private final Predicate<StackTraceElement> frame;

  Stage(String words, Predicate<StackTraceElement> frame) {
    this.words = words;
    this.frame = frame;
  }

  /**
   * @return the stage in words
   */
  String words() {
    return words;
  }

  /**
   * @param stack the innermost frame first, as Java gives it
   * @return the stage of the innermost frame that has one
   */
  static Stage of(StackTraceElement[] stack) {
    for (StackTraceElement element : stack) {
      for (Stage stage : values()) {
        if (stage != OTHER && stage.frame.test(element)) {
          return stage;
        }
      }
    }
    return OTHER;
  }

  /**
   * @param stack the innermost frame first
   * @return whether the thread waits for something outside of it
   */
  static boolean waits(StackTraceElement[] stack) {
    return stack.length > 0
        && (in(stack[0], "sun.nio.ch.EPoll")
            || in(stack[0], "jdk.internal.misc.Unsafe")
            || in(stack[0], "java.lang.Object"))
        && List.of("wait", "wait0", "park").contains(stack[0].getMethodName());
  }

  private static boolean in(StackTraceElement frame, String... packages) {
    for (String one : packages) {
      if (frame.getClassName().startsWith(one)) {
        return true;
      }
    }
    return false;
  }
}
