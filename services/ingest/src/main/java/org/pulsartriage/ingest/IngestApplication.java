package org.pulsartriage.ingest;

import java.util.Map;
import org.pulsartriage.hosting.ServiceRunner;

/** The ingest service as a process of its own. */
public final class IngestApplication {

  private IngestApplication() {}

  /**
   * @param arguments settings as {@code --triage.bootstrap-servers=host:port}
   */
  public static void main(String[] arguments) {
    Map<String, Object> defaults =
        Map.of("triage.ingest.enabled", true, "micronaut.server.port", 8081);
    int code = new ServiceRunner("ingest", defaults, System.err).run(arguments);
    if (code != 0) {
      System.exit(code);
    }
  }
}
