package org.pulsartriage.standalone.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import javax.imageio.ImageIO;
import org.pulsartriage.candidates.MalformedCandidateException;
import org.pulsartriage.candidates.plot.CandidatePlot;
import org.pulsartriage.candidates.plot.PlotOptions;
import org.pulsartriage.schemas.Candidate;
import org.pulsartriage.schemas.Features;
import org.pulsartriage.schemas.FoldValues;
import org.pulsartriage.schemas.Observation;
import org.pulsartriage.schemas.Plane;
import org.pulsartriage.standalone.console.CommandFailure;
import org.pulsartriage.standalone.console.ExitCodes;
import org.pulsartriage.standalone.console.TextTable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code triage inspect}: one candidate, in words and as the conventional plot. */
@Command(
    name = "inspect",
    description = "Shows one candidate in words; --png draws the conventional plot.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
public final class InspectCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "FILE", description = "A candidate file.")
  private Path file;

  @Option(names = "--png", paramLabel = "OUT", description = "Draw the plot into this file.")
  private Path png;

  @Option(
      names = "--rotations",
      paramLabel = "TURNS",
      defaultValue = "1.5",
      description = "Turns of phase in the plot: 1, 1.5 or 2; default ${DEFAULT-VALUE}.")
  private double rotations;

  @Option(names = "--as-recorded", description = "Draw the phase as recorded, not centred.")
  private boolean asRecorded;

  @Override
  public Integer call() throws IOException, MalformedCandidateException {
    Candidate candidate = new OfflineCandidates(Clock.systemUTC()).read(file);
    describe(candidate, spec.commandLine().getOut());
    if (png != null) {
      draw(candidate);
    }
    return ExitCodes.DONE;
  }

  private void draw(Candidate candidate) throws IOException {
    PlotOptions options;
    try {
      options = new PlotOptions(rotations, !asRecorded);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), "--rotations: " + e.getMessage());
    }
    if (!ImageIO.write(CandidatePlot.draw(candidate, options), "png", png.toFile())) {
      throw new CommandFailure(png + ": this Java cannot write PNG");
    }
  }

  private static void describe(Candidate candidate, PrintWriter out) {
    Observation observation = candidate.getObservation();
    line(out, "file", candidate.getSource().getFileName());
    line(out, "format", candidate.getSource().getFormat());
    line(out, "candidate", candidate.getCandidateId());
    line(out, "telescope", observation.getTelescope());
    line(out, "source", observation.getSourceName());
    line(out, "beam", observation.getBeam());
    line(out, "right ascension", number("%.6f deg", observation.getRightAscension()));
    line(out, "declination", number("%.6f deg", observation.getDeclination()));
    line(out, "start", number("MJD %.6f", observation.getStartMjd()));
    line(out, "length", number("%.1f s", observation.getLength()));
    line(out, "centre frequency", number("%.3f MHz", observation.getCentreFrequency()));
    line(out, "bandwidth", number("%.3f MHz", observation.getBandwidth()));
    line(
        out,
        "sub-integrations",
        shape(candidate.getSubIntegrations(), candidate.getDeadSubIntegrations()));
    line(out, "sub-bands", shape(candidate.getSubBands(), candidate.getDeadSubBands()));
    line(out, "profile S/N", number("%.2f, measured on the profile", candidate.getProfileSnr()));
    line(out, "phase shift", number("%.4f turns to centre the pulse", candidate.getPhaseShift()));
    out.println();
    values(candidate.getSearch(), candidate.getOptimised()).print(out);
    out.println();
    features(candidate.getFeatures()).print(out);
    out.flush();
  }

  private static TextTable values(FoldValues search, FoldValues optimised) {
    FoldValues initial = search == null ? new FoldValues() : search;
    TextTable table = new TextTable("", "initial", "optimised");
    row(
        table,
        "barycentric period, s",
        "%.12f",
        initial.getBarycentricPeriod(),
        optimised.getBarycentricPeriod());
    row(
        table,
        "topocentric period, s",
        "%.12f",
        initial.getTopocentricPeriod(),
        optimised.getTopocentricPeriod());
    row(table, "DM, pc cm^-3", "%.4f", initial.getDm(), optimised.getDm());
    row(
        table,
        "acceleration, m/s/s",
        "%.4f",
        initial.getAcceleration(),
        optimised.getAcceleration());
    row(table, "S/N", "%.2f", initial.getSnr(), optimised.getSnr());
    row(table, "width, turns", "%.4f", initial.getWidth(), optimised.getWidth());
    return table;
  }

  private static TextTable features(Features features) {
    TextTable table = new TextTable("", "profile", "DM curve");
    row(table, "mean", "%.4f", features.getProfileMean(), features.getDmCurveMean());
    row(
        table,
        "standard deviation",
        "%.4f",
        features.getProfileStandardDeviation(),
        features.getDmCurveStandardDeviation());
    row(
        table,
        "excess kurtosis",
        "%.4f",
        features.getProfileExcessKurtosis(),
        features.getDmCurveExcessKurtosis());
    row(table, "skewness", "%.4f", features.getProfileSkewness(), features.getDmCurveSkewness());
    return table;
  }

  private static void row(
      TextTable table, String name, String format, Double initial, Double optimised) {
    table.row(name, number(format, initial), number(format, optimised));
  }

  private static void line(PrintWriter out, String name, Object value) {
    out.printf("%-18s%s%n", name, value == null ? "-" : value);
  }

  private static String shape(Plane plane, List<Integer> dead) {
    return plane.getRows()
        + " x "
        + plane.getColumns()
        + " bins"
        + (dead.isEmpty() ? "" : ", without signal: " + dead);
  }

  private static String number(String format, Double value) {
    return value == null ? "-" : String.format(Locale.ROOT, format, value);
  }
}
