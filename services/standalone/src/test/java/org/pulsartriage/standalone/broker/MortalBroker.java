package org.pulsartriage.standalone.broker;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** An embedded broker as a process of its own, to be killed. */
final class MortalBroker {

  private MortalBroker() {}

  /**
   * @param arguments the data folder, and the port
   * @throws InterruptedException where it is ended
   */
  public static void main(String[] arguments) throws InterruptedException {
    try (EmbeddedBroker broker =
        EmbeddedBroker.start(Path.of(arguments[0]), Integer.parseInt(arguments[1]))) {
      System.out.println("serves at " + broker.bootstrapServers());
      new CountDownLatch(1).await();
    }
  }
}
