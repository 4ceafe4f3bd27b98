package org.pulsartriage.scorer.service;

import java.util.function.LongSupplier;
import org.apache.kafka.streams.KafkaStreams;

/** How many candidates wait on the topic for an application, as its consumers last saw it. */
record ScoringLag(KafkaStreams streams) implements LongSupplier {

  private static final String GROUP = "consumer-fetch-manager-metrics";
  private static final String NAME = "records-lag";

  @Override
  public long getAsLong() {
    double lag = 0;
    for (var metric : streams.metrics().values()) {
      if (metric.metricName().group().equals(GROUP)
          && metric.metricName().name().equals(NAME)
          && metric.metricValue() instanceof Double value
          && Double.isFinite(value)) {
        lag += value;
      }
    }
    return (long) lag;
  }
}
