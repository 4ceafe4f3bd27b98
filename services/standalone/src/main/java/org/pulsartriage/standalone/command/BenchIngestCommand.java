package org.pulsartriage.standalone.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.pulsartriage.candidates.CandidateFiles;
import org.pulsartriage.candidates.CandidateReader;
import org.pulsartriage.candidates.MalformedCandidateException;
import org.pulsartriage.candidates.RawFile;
import org.pulsartriage.candidates.bench.IngestBench;
import org.pulsartriage.candidates.format.PhcxGeneration;
import org.pulsartriage.candidates.format.PhcxWriter;
import org.pulsartriage.candidates.simulator.SimulatedCandidate;
import org.pulsartriage.candidates.simulator.SimulatedNight;
import org.pulsartriage.standalone.bench.BenchReport;
import org.pulsartriage.standalone.bench.Machine;
import org.pulsartriage.standalone.console.ExitCodes;
import org.pulsartriage.standalone.console.TextTable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code triage bench ingest}: candidates decoded, preprocessed and encoded a second and core. */
@Command(
    name = "ingest",
    description = {
      "Candidates decoded, preprocessed and encoded a second of one core's time.",
      "phcx-floor is what inflating and reading the hexadecimal digits alone would give."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
public final class BenchIngestCommand implements Callable<Integer> {

  private static final int SIMULATED = 100;

  @Spec private CommandSpec spec;

  @Option(
      names = "--data",
      paramLabel = "PATH",
      description = "Candidate files; default: " + SIMULATED + " simulated ones.")
  private List<Path> data = List.of();

  @Option(
      names = "--seconds",
      defaultValue = "10",
      description = "Time of the processor measured for each row; default ${DEFAULT-VALUE}.")
  private int seconds;

  @Option(names = "--json", paramLabel = "OUT", description = "Write the figures here, too.")
  private Path json;

  @Override
  public Integer call() throws IOException, MalformedCandidateException {
    IngestBench bench =
        new IngestBench(Duration.ofSeconds(Math.max(1, seconds / 2)), Duration.ofSeconds(seconds));
    List<Map<String, Object>> rows = new ArrayList<>();
    TextTable table = new TextTable("format", "files", "candidates a second and core");
    for (IngestBench.Row row : bench.run(files())) {
      table.row(
          row.format(),
          row.files(),
          String.format(Locale.ROOT, "%.0f", row.candidatesPerSecondPerCore()));
      Map<String, Object> cells = new LinkedHashMap<>();
      cells.put("format", row.format());
      cells.put("files", row.files());
      cells.put("candidates_per_second_per_core", row.candidatesPerSecondPerCore());
      rows.add(cells);
    }
    PrintWriter out = spec.commandLine().getOut();
    out.println(Machine.describe() + ", commit " + BenchReport.commit());
    table.print(out);
    if (json != null) {
      new BenchReport("ingest", rows).write(json);
    }
    return ExitCodes.DONE;
  }

  private List<RawFile> files() throws IOException, MalformedCandidateException {
    List<RawFile> files = new ArrayList<>();
    if (data.isEmpty()) {
      SimulatedNight night = new SimulatedNight(1, PhcxGeneration.THORNTON, 10, 30, SIMULATED - 40);
      PhcxWriter writer = new PhcxWriter(PhcxGeneration.THORNTON);
      for (int i = 0; i < night.size(); i++) {
        SimulatedCandidate candidate = night.candidate(i);
        files.add(new RawFile(candidate.fileName(), writer.write(candidate.raw())));
      }
      return files;
    }
    CandidateReader reader = new CandidateReader();
    for (Path file : CandidateFiles.in(data).files()) {
      files.add(new RawFile(file.getFileName().toString(), Files.readAllBytes(file)));
    }
    // Only what can be read is measured.
    files.removeIf(file -> !readable(reader, file));
    return files;
  }

  private static boolean readable(CandidateReader reader, RawFile file) {
    try {
      reader.read(file);
      return true;
    } catch (MalformedCandidateException e) {
      return false;
    }
  }
}
