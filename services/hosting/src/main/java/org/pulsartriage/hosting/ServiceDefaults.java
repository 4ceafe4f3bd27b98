package org.pulsartriage.hosting;

import io.micronaut.context.env.PropertySource;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Settings of a host where nothing else is configured. Files, system properties and the environment
 * win over them.
 */
public final class ServiceDefaults {

  /** Below every other source. */
  private static final int LOWEST = -1_000;

  private ServiceDefaults() {}

  /**
   * @param more settings of the service itself
   * @return a source of settings: HTTP on the loopback address only, health with its details and
   *     Prometheus open, every other management endpoint closed
   */
  public static PropertySource with(Map<String, Object> more) {
    Map<String, Object> settings = new LinkedHashMap<>();
    settings.put("micronaut.server.host", "127.0.0.1");
    settings.put("micronaut.server.port", 8080);
    settings.put("endpoints.all.enabled", false);
    settings.put("endpoints.health.enabled", true);
    settings.put("endpoints.health.sensitive", false);
    settings.put("endpoints.health.details-visible", "ANONYMOUS");
    settings.put("endpoints.prometheus.enabled", true);
    settings.put("endpoints.prometheus.sensitive", false);
    settings.put("micronaut.metrics.export.prometheus.enabled", true);
    settings.putAll(more);
    return PropertySource.of("triage-defaults", settings, LOWEST);
  }
}
