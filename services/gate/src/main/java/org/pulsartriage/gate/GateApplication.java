package org.pulsartriage.gate;

import java.util.Map;
import org.pulsartriage.hosting.ServiceRunner;

/** The gate as a process of its own. */
public final class GateApplication {

  private GateApplication() {}

  /**
   * @param arguments settings as {@code --triage.bootstrap-servers=host:port}
   */
  public static void main(String[] arguments) {
    Map<String, Object> defaults =
        Map.of("triage.gate.enabled", true, "micronaut.server.port", 8085);
    int code = new ServiceRunner("gate", defaults, System.err).run(arguments);
    if (code != 0) {
      System.exit(code);
    }
  }
}
