package org.pulsartriage.standalone.command;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.pulsartriage.scorer.beams.BeamSettings;
import org.pulsartriage.scorer.catalogue.KnownPulsars;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What a pipeline is told of the sky: known pulsars, and the beams of the receiver. */
public final class SkyOptions {

  private static final double ARCMINUTES_A_DEGREE = 60;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  @Option(
      names = "--catalogue",
      paramLabel = "FILE",
      description =
          "Say of each candidate which known pulsar it may be: a CSV file, as the ATNF catalogue exports it.")
  private Path catalogue;

  @Option(
      names = "--beam-width",
      paramLabel = "ARCMIN",
      defaultValue = "14.4",
      description = "Full width of the beam at half its height; default ${DEFAULT-VALUE}.")
  private double beamWidth;

  @Option(
      names = "--group-beams",
      paramLabel = "GEOMETRY",
      arity = "0..1",
      fallbackValue = "angular",
      description =
          "Group candidates across beams (angular where no receiver is named: by position). See 'groups'.")
  private String geometry;

  /**
   * Reads the catalogue, so that one that is broken is known before anything has been started.
   *
   * @return the scorer's settings, by name
   * @throws IllegalStateException in one line where the catalogue cannot be read
   */
  public Map<String, Object> settings() {
    Map<String, Object> settings = new LinkedHashMap<>();
    if (catalogue != null) {
      KnownPulsars.in(catalogue, beamWidth / ARCMINUTES_A_DEGREE);
      settings.put("triage.scorer.catalogue", catalogue.toString());
      settings.put("triage.scorer.beam-width-arcmin", beamWidth);
    }
    if (geometry != null) {
      if (!BeamSettings.geometries().contains(geometry)) {
        throw new ParameterException(
            command.commandLine(),
            "--group-beams "
                + geometry
                + ": one of "
                + String.join(", ", BeamSettings.geometries()));
      }
      settings.put("triage.scorer.beams.enabled", true);
      settings.put("triage.scorer.beams.geometry", geometry);
    }
    return settings;
  }
}
