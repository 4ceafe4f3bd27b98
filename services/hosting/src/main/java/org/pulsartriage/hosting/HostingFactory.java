package org.pulsartriage.hosting;

import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.env.Environment;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import org.apache.kafka.clients.admin.Admin;
import org.pulsartriage.schemas.kafka.KafkaConnection;

/** What every service asks for. */
@Factory
final class HostingFactory {

  @Singleton
  KafkaConnection connection(Environment environment) {
    return ConnectionSettings.of(environment);
  }

  @Singleton
  @Requires(missingBeans = InstantSource.class)
  InstantSource clock() {
    return InstantSource.system();
  }

  @Singleton
  @Bean(preDestroy = "close")
  Admin admin(KafkaConnection connection) {
    return connection.admin();
  }
}
