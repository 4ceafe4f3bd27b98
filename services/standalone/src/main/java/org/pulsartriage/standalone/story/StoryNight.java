package org.pulsartriage.standalone.story;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.pulsartriage.candidates.format.PhcxGeneration;
import org.pulsartriage.candidates.simulator.CandidateKind;
import org.pulsartriage.candidates.simulator.SimulatedNight;
import org.pulsartriage.standalone.console.Progress;

/**
 * What the telescope brings in one night, and what it truly is.
 *
 * @param date the night
 * @param files the raw files
 * @param truth what each is, by its name
 */
record StoryNight(LocalDate date, List<Path> files, Map<String, CandidateKind> truth) {

  /** The interference that nobody has seen before. */
  static final CandidateKind FLOOD = CandidateKind.RFI_SCANNING_RADAR;

  /**
   * @param plan how large it is
   * @param index number of the night from 0
   * @param flooded whether the new interference is there
   * @param folder where to write
   * @return the night
   * @throws IOException where the folder cannot be written
   */
  static StoryNight write(StoryPlan plan, int index, boolean flooded, Path folder)
      throws IOException {
    LocalDate date = plan.night(index);
    SimulatedNight sky =
        new SimulatedNight(
            plan.seed() + index,
            PhcxGeneration.THORNTON,
            plan.pulsars(),
            plan.rfi(),
            plan.noise(),
            flooded ? Map.of(FLOOD, plan.flood()) : Map.of());
    try (Progress progress = Progress.on("simulated", sky.size())) {
      sky.write(folder, progress::to);
    }
    Map<String, CandidateKind> truth = new HashMap<>();
    List<String> lines = Files.readAllLines(folder.resolve(SimulatedNight.LABELS));
    for (String line : lines.subList(1, lines.size())) {
      String[] cells = line.split(",");
      truth.put(cells[0], CandidateKind.named(cells[2]));
    }
    try (Stream<Path> files = Files.list(folder)) {
      return new StoryNight(
          date,
          files.filter(file -> truth.containsKey(file.getFileName().toString())).sorted().toList(),
          truth);
    }
  }

  boolean isPulsar(String fileName) {
    return truth.get(fileName).isPulsar();
  }
}
