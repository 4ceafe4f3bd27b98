package org.pulsartriage.standalone.bench.pipeline;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import org.pulsartriage.standalone.broker.EmbeddedBroker;

/** A broker as a process of its own, until its standard input ends. */
final class BrokerProcess {

  /** What stands before the address on the line that it prints once it serves. */
  static final String SERVES = "broker serves at ";

  private BrokerProcess() {}

  /**
   * @param arguments the data folder
   * @throws IOException where standard input cannot be read
   */
  public static void main(String[] arguments) throws IOException {
    try (EmbeddedBroker broker = EmbeddedBroker.start(Path.of(arguments[0]), 0)) {
      System.out.println(SERVES + broker.bootstrapServers());
      System.in.transferTo(OutputStream.nullOutputStream());
    }
    System.exit(0);
  }
}
