package org.pulsartriage.hosting;

import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.AbstractHealthIndicator;
import io.micronaut.management.health.indicator.annotation.Readiness;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeClusterOptions;
import org.apache.kafka.clients.admin.DescribeClusterResult;
import org.pulsartriage.schemas.kafka.KafkaConnection;

/** Whether the Kafka cluster answers, and with how many brokers. */
@Singleton
@Readiness
final class KafkaHealth extends AbstractHealthIndicator<Map<String, Object>> {

  private static final int TIMEOUT_MS = 2_000;

  private final Admin admin;
  private final KafkaConnection connection;

  KafkaHealth(Admin admin, KafkaConnection connection) {
    this.admin = admin;
    this.connection = connection;
  }

  @Override
  protected String getName() {
    return "kafka";
  }

  @Override
  protected Map<String, Object> getHealthInformation() {
    Map<String, Object> details = new TreeMap<>();
    details.put("bootstrapServers", connection.bootstrapServers());
    try {
      DescribeClusterResult cluster =
          admin.describeCluster(new DescribeClusterOptions().timeoutMs(TIMEOUT_MS));
      details.put("brokers", cluster.nodes().get(TIMEOUT_MS, TimeUnit.MILLISECONDS).size());
      healthStatus = HealthStatus.UP;
    } catch (ExecutionException | TimeoutException e) {
      details.put("error", "no broker answers");
      healthStatus = HealthStatus.DOWN;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      healthStatus = HealthStatus.UNKNOWN;
    }
    return details;
  }
}
