package org.pulsartriage.hosting;

import io.micronaut.context.event.BeanPreDestroyEvent;
import io.micronaut.context.event.BeanPreDestroyEventListener;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.apache.kafka.clients.admin.Admin;

/**
 * Closes the admin client within a time: without one it waits for what it has asked of a cluster
 * that may be gone.
 */
@Singleton
final class AdminClosing implements BeanPreDestroyEventListener<Admin> {

  private static final Duration TIMEOUT = Duration.ofSeconds(2);

  @Override
  public Admin onPreDestroy(BeanPreDestroyEvent<Admin> event) {
    event.getBean().close(TIMEOUT);
    return event.getBean();
  }
}
