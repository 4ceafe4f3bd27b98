package org.pulsartriage.standalone.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.Callable;
import javax.imageio.ImageIO;
import org.pulsartriage.candidates.format.PhcxGeneration;
import org.pulsartriage.candidates.simulator.CandidateKind;
import org.pulsartriage.candidates.simulator.SimulatedNight;
import org.pulsartriage.datasets.candidate.MedlatTree;
import org.pulsartriage.standalone.console.ExitCodes;
import org.pulsartriage.standalone.console.Progress;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code triage simulate}: a night of PHCX files with known truth. */
@Command(
    name = "simulate",
    description = {
      "Writes simulated candidates as PHCX files, and labels.csv (file,label,kind,snr,period_s,dm).",
      "The same seed and counts give the same bytes."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
public final class SimulateCommand implements Callable<Integer> {

  private static final int MONTAGE_COLUMNS = 8;

  @Spec private CommandSpec spec;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "Folder, made where missing.")
  private Path out;

  @Option(names = "--pulsars", defaultValue = "20", description = "Default ${DEFAULT-VALUE}.")
  private int pulsars;

  @Option(
      names = "--rfi",
      defaultValue = "580",
      description = "Interference of every kind; default ${DEFAULT-VALUE}.")
  private int rfi;

  @Option(names = "--noise", defaultValue = "1400", description = "Default ${DEFAULT-VALUE}.")
  private int noise;

  @Option(
      names = "--more",
      paramLabel = "KIND=N",
      description = {
        "More of a kind, e.g. rfi-scanning-radar=100, which no usual night has;",
        "may be given again."
      })
  private Map<String, Integer> more = Map.of();

  @Option(names = "--seed", defaultValue = "1", description = "Default ${DEFAULT-VALUE}.")
  private long seed;

  @Option(
      names = "--generation",
      defaultValue = "thornton",
      description = "Form of the files: ${COMPLETION-CANDIDATES}; default ${DEFAULT-VALUE}.")
  private PhcxGeneration generation;

  @Option(
      names = "--medlat-tree",
      description = {
        "Write pulsars/ and RFI/ instead, as the HTRU Medlat training set is laid out:",
        "--pulsars of the one, --rfi and --noise together of the other, most of them noise."
      })
  private boolean medlatTree;

  @Option(
      names = "--montage",
      paramLabel = "PNG",
      description = "Draw all of them into this picture too, kind after kind.")
  private Path montage;

  @Override
  public Integer call() throws IOException {
    Map<CandidateKind, Integer> kinds = kinds();
    long extra = kinds.values().stream().mapToLong(Integer::longValue).sum();
    if (pulsars < 0 || rfi < 0 || noise < 0 || pulsars + (long) rfi + noise + extra == 0) {
      throw new ParameterException(
          spec.commandLine(), "--pulsars, --rfi and --noise are 0 or more, and not all of them 0");
    }
    if (medlatTree) {
      return writeTree();
    }
    SimulatedNight night = new SimulatedNight(seed, generation, pulsars, rfi, noise, kinds);
    try (Progress progress = Progress.on("simulated", night.size())) {
      night.write(out, progress::to);
    }
    if (montage != null) {
      ImageIO.write(night.montage(MONTAGE_COLUMNS), "png", montage.toFile());
    }
    spec.commandLine()
        .getOut()
        .printf(
            "%d candidates in %s, truth in %s%n",
            night.size(), out, out.resolve(SimulatedNight.LABELS));
    return ExitCodes.DONE;
  }

  private int writeTree() throws IOException {
    if (!more.isEmpty()
        || montage != null
        || spec.commandLine().getParseResult().hasMatchedOption("--generation")) {
      throw new ParameterException(
          spec.commandLine(), "--more, --generation and --montage do not go with --medlat-tree");
    }
    int others = Math.addExact(rfi, noise);
    try (Progress progress = Progress.on("simulated", pulsars + (long) others)) {
      MedlatTree.write(out, seed, pulsars, others, progress::to);
    }
    spec.commandLine().getOut().printf("%d pulsars and %d others in %s%n", pulsars, others, out);
    return ExitCodes.DONE;
  }

  private Map<CandidateKind, Integer> kinds() {
    Map<CandidateKind, Integer> kinds = new EnumMap<>(CandidateKind.class);
    more.forEach(
        (name, count) -> {
          if (count < 0) {
            throw new ParameterException(spec.commandLine(), "--more: " + name + "=" + count);
          }
          try {
            kinds.put(CandidateKind.named(name), count);
          } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), "--more: " + e.getMessage());
          }
        });
    return kinds;
  }
}
