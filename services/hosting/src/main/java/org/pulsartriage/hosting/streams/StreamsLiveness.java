package org.pulsartriage.hosting.streams;

import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.AbstractHealthIndicator;
import java.util.Map;
import java.util.function.Supplier;

/** Down once an application has stopped by itself, which only a new start can mend. */
public abstract class StreamsLiveness extends AbstractHealthIndicator<Map<String, String>> {

  private final String name;
  private final Supplier<String> failure;

  /**
   * @param name what the health's answer calls it
   * @param failure why it stopped, in one line; null where it did not
   */
  protected StreamsLiveness(String name, Supplier<String> failure) {
    this.name = name;
    this.failure = failure;
  }

  @Override
  protected String getName() {
    return name;
  }

  @Override
  protected Map<String, String> getHealthInformation() {
    String line = failure.get();
    healthStatus = line == null ? HealthStatus.UP : HealthStatus.DOWN;
    return line == null ? Map.of() : Map.of("error", line);
  }
}
