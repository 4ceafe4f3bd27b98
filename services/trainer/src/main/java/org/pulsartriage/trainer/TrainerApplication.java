package org.pulsartriage.trainer;

import java.util.Map;
import org.pulsartriage.hosting.ServiceRunner;

/** The trainer service as a process of its own. */
public final class TrainerApplication {

  private TrainerApplication() {}

  /**
   * @param arguments settings as {@code --triage.bootstrap-servers=host:port}
   */
  public static void main(String[] arguments) {
    Map<String, Object> defaults =
        Map.of("triage.trainer.enabled", true, "micronaut.server.port", 8083);
    int code = new ServiceRunner("trainer", defaults, System.err).run(arguments);
    if (code != 0) {
      System.exit(code);
    }
  }
}
