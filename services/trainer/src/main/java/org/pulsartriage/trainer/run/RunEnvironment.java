package org.pulsartriage.trainer.run;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.pulsartriage.datasets.protocol.Protocol;
import org.pulsartriage.datasets.protocol.Sampling;

/** Where a run's figures come from, for its report. */
final class RunEnvironment {

  private RunEnvironment() {}

  static Map<String, String> describe(RunOptions options, Protocol protocol) {
    Map<String, String> environment = new LinkedHashMap<>();
    if (!options.command().isEmpty()) {
      environment.put("command", options.command());
    }
    environment.put("code", options.codeVersion());
    environment.put("scaling", protocol.scaling().text());
    if (protocol.sampling() != Sampling.NONE) {
      environment.put("sampling", protocol.sampling().name().toLowerCase(Locale.ROOT));
    }
    if (options.earlyStop() != null) {
      environment.put(
          "early stop",
          "%s, patience %d"
              .formatted(options.earlyStop().metric(), options.earlyStop().patience()));
    }
    environment.put(
        "java", System.getProperty("java.vm.name") + " " + System.getProperty("java.version"));
    environment.put(
        "machine",
        "%s %s, %d cores"
            .formatted(
                System.getProperty("os.name"),
                System.getProperty("os.arch"),
                Runtime.getRuntime().availableProcessors()));
    environment.put("OpenMP threads a training", Integer.toString(options.threads()));
    environment.put("trainings at a time", Integer.toString(options.parallel()));
    return environment;
  }
}
