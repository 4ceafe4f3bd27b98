package org.pulsartriage.trainer.service;

import io.micronaut.context.ApplicationContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.pulsartriage.hosting.ServiceDefaults;

/**
 * The trainer service as a process whose training stands still at a given moment, so that it can be
 * killed just there. Its trainer still says that it is at the job.
 */
public final class TrainerProcess {

  private TrainerProcess() {}

  /**
   * @param arguments the file at whose appearance training stands still, then the service's own
   * @throws InterruptedException never: the process is killed
   */
  public static void main(String[] arguments) throws InterruptedException {
    Path until = Path.of(arguments[0]);
    CountDownLatch never = new CountDownLatch(1);
    InstantSource clock =
        () -> {
          if (Thread.currentThread().getName().startsWith("pool-") && Files.exists(until)) {
            try {
              never.await();
            } catch (InterruptedException e) {
              Thread.currentThread().interrupt();
            }
          }
          return Instant.now();
        };
    ApplicationContext.builder()
        .args(Arrays.copyOfRange(arguments, 1, arguments.length))
        .banner(false)
        .deduceEnvironment(false)
        .propertySources(ServiceDefaults.with(Map.of("triage.trainer.enabled", true)))
        .singletons(clock)
        .start();
    never.await();
  }
}
