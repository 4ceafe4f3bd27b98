package org.pulsartriage.scorer;

import java.util.Map;
import org.pulsartriage.hosting.ServiceRunner;

/** The scorer service as a process of its own. */
public final class ScorerApplication {

  private ScorerApplication() {}

  /**
   * @param arguments settings as {@code --triage.bootstrap-servers=host:port}
   */
  public static void main(String[] arguments) {
    Map<String, Object> defaults =
        Map.of("triage.scorer.enabled", true, "micronaut.server.port", 8082);
    int code = new ServiceRunner("scorer", defaults, System.err).run(arguments);
    if (code != 0) {
      System.exit(code);
    }
  }
}
