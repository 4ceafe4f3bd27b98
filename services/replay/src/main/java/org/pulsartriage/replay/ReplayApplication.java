package org.pulsartriage.replay;

import java.util.Map;
import org.pulsartriage.hosting.ServiceRunner;

/** The replay service as a process of its own. */
public final class ReplayApplication {

  private ReplayApplication() {}

  /**
   * @param arguments settings as {@code --triage.bootstrap-servers=host:port}
   */
  public static void main(String[] arguments) {
    Map<String, Object> defaults =
        Map.of("triage.replay.enabled", true, "micronaut.server.port", 8083);
    int code = new ServiceRunner("replay", defaults, System.err).run(arguments);
    if (code != 0) {
      System.exit(code);
    }
  }
}
