package org.pulsartriage.hosting;

import io.micronaut.context.ApplicationContext;
import io.micronaut.context.ApplicationContextBuilder;
import io.micronaut.context.env.PropertySource;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.PrintStream;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/** One service as a process: starts it, waits for the signal to end, ends it in order. */
public final class ServiceRunner {

  private final String name;
  private final Map<String, Object> defaults;
  private final PrintStream errors;

  /**
   * @param name name of the service, for its messages
   * @param defaults its settings where nothing else is configured
   * @param errors where it tells that it cannot start
   */
  public ServiceRunner(String name, Map<String, Object> defaults, PrintStream errors) {
    this.name = name;
    this.defaults = defaults;
    this.errors = errors;
  }

  /**
   * Runs until the process is told to end.
   *
   * @param arguments settings as {@code --name=value}
   * @return exit code: 0 after a signal, 1 where the service cannot start
   */
  public int run(String[] arguments) {
    CountDownLatch ended = new CountDownLatch(1);
    ApplicationContext context;
    try {
      context = start(arguments);
    } catch (RuntimeException e) {
      errors.println(name + ": " + FailureLine.of(e));
      return 1;
    }
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  context.close();
                  ended.countDown();
                },
                name + "-end"));
    try {
      ended.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return 0;
  }

  private ApplicationContext start(String[] arguments) {
    PropertySource source = ServiceDefaults.with(defaults);
    ApplicationContextBuilder builder =
        ApplicationContext.builder()
            .args(arguments)
            .banner(false)
            .deduceEnvironment(false)
            .propertySources(source);
    ApplicationContext context = builder.start();
    try {
      context.getBean(EmbeddedServer.class).start();
    } catch (RuntimeException e) {
      context.close();
      throw e;
    }
    return context;
  }
}
