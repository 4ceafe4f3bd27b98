package org.pulsartriage.standalone.command;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.pulsartriage.ingest.injection.InjectionSettings;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Simulated pulsars among the files, to measure what a night would have lost. */
public final class InjectionOptions {

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  @Option(
      names = "--inject",
      paramLabel = "SHARE",
      defaultValue = "0",
      description =
          "Simulated pulsars for each candidate, flagged and in no list of candidates; default ${DEFAULT-VALUE}.")
  private double share;

  @Option(
      names = "--inject-seed",
      paramLabel = "SEED",
      description = "What they follow from; default: other pulsars at every start.")
  private Long seed;

  @Option(
      names = "--inject-snr",
      paramLabel = "LOWEST,HIGHEST",
      split = ",",
      defaultValue = InjectionSettings.LEAST_SNR + "," + InjectionSettings.MOST_SNR,
      description = "Their S/N, evenly in its logarithm; default ${DEFAULT-VALUE}.")
  private List<Double> snrRange;

  /**
   * @return the settings
   * @throws ParameterException where one is out of range
   */
  InjectionSettings settings() {
    if (snrRange.size() != 2) {
      throw new ParameterException(
          command.commandLine(), "--inject-snr " + snrRange + ": LOWEST,HIGHEST wanted");
    }
    try {
      return new InjectionSettings(share, seed, snrRange.get(0), snrRange.get(1));
    } catch (IllegalArgumentException e) {
      throw new ParameterException(command.commandLine(), e.getMessage(), e);
    }
  }

  /**
   * @return the settings of a service, by name
   * @throws ParameterException where one is out of range
   */
  Map<String, Object> serviceSettings() {
    InjectionSettings checked = settings();
    Map<String, Object> settings = new LinkedHashMap<>();
    settings.put("triage.ingest.injection.share", checked.share());
    settings.put(
        "triage.ingest.injection.snr-range", List.of(checked.leastSnr(), checked.mostSnr()));
    if (checked.seed() != null) {
      settings.put("triage.ingest.injection.seed", checked.seed());
    }
    return settings;
  }
}
