package org.pulsartriage.models.engine;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;

/**
 * ONNX Runtime, begun once a JVM.
 *
 * <p>Version 1.29 on Linux prepares telemetry when it begins, unless the environment variable
 * {@code ORT_DISABLE_TELEMETRY} is 1, and matches the process's command line against expressions
 * that take stack for each character of it: a long class path overflows an ordinary thread's stack
 * and ends the JVM without a word. So it begins on a thread of a large stack, and telemetry is off
 * from then on.
 */
final class OnnxEnvironment {

  private static final long STACK_BYTES = 256L << 20;

  private OnnxEnvironment() {}

  private static final class Holder {
    static final OrtEnvironment ENVIRONMENT = begin();
  }

  static OrtEnvironment get() {
    return Holder.ENVIRONMENT;
  }

  private static OrtEnvironment begin() {
    Thread thread =
        new Thread(null, OrtEnvironment::getEnvironment, "onnxruntime-start", STACK_BYTES);
    thread.start();
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    try {
      environment.setTelemetry(false);
    } catch (OrtException e) {
      throw new IllegalStateException("ONNX Runtime: " + e.getMessage(), e);
    }
    return environment;
  }
}
