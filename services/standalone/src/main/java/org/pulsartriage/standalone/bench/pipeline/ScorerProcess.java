package org.pulsartriage.standalone.bench.pipeline;

import java.io.IOException;
import java.io.OutputStream;
import org.pulsartriage.scorer.ScorerApplication;

/** The scorer service as a process of its own, until its standard input ends. */
final class ScorerProcess {

  private ScorerProcess() {}

  /**
   * @param arguments settings of the scorer, as {@code --name=value}
   */
  public static void main(String[] arguments) {
    Thread ending =
        new Thread(
            () -> {
              try {
                System.in.transferTo(OutputStream.nullOutputStream());
              } catch (IOException e) {
                // Ended, too.
              }
              System.exit(0);
            },
            "bench-end");
    ending.setDaemon(true);
    ending.start();
    ScorerApplication.main(arguments);
  }
}
