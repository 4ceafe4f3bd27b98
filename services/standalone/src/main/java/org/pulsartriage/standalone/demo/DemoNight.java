package org.pulsartriage.standalone.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;
import org.pulsartriage.candidates.CandidateFiles;
import org.pulsartriage.candidates.simulator.SimulatedNight;

/**
 * The files of a simulated night on disk, some of them broken, and the truth about them.
 *
 * @param files all files
 * @param sentAgain some of them, which the telescope sends a second time
 * @param kinds what each sound file is, by name: pulsar, noise, rfi-...
 * @param broken number of broken files
 */
record DemoNight(List<Path> files, List<Path> sentAgain, Map<String, String> kinds, int broken) {

  /** What a pulsar is called in {@link #kinds}. */
  static final String PULSAR = "pulsar";

  private static final int SENT_AGAIN = 10;

  /**
   * @param folder where to write
   * @param night what to write; five broken files come on top
   * @param progress told the number of candidates written so far
   * @return the night
   * @throws IOException where the folder cannot be written
   */
  static DemoNight write(Path folder, SimulatedNight night, LongConsumer progress)
      throws IOException {
    night.write(folder, progress);
    List<Path> sound = CandidateFiles.in(List.of(folder)).files();
    Map<String, byte[]> broken = BrokenFiles.from(Files.readAllBytes(sound.get(0)));
    for (Map.Entry<String, byte[]> file : broken.entrySet()) {
      Files.write(folder.resolve(file.getKey()), file.getValue());
    }
    return new DemoNight(
        CandidateFiles.in(List.of(folder)).files(),
        sound.subList(0, Math.min(SENT_AGAIN, sound.size())),
        kinds(folder.resolve(SimulatedNight.LABELS)),
        broken.size());
  }

  /**
   * @return how many candidates are pulsars
   */
  long pulsars() {
    return kinds.values().stream().filter(PULSAR::equals).count();
  }

  private static Map<String, String> kinds(Path labels) throws IOException {
    Map<String, String> kinds = new HashMap<>();
    List<String> lines = Files.readAllLines(labels);
    for (String line : lines.subList(1, lines.size())) {
      String[] cells = line.split(",");
      kinds.put(cells[0], cells[2]);
    }
    return kinds;
  }
}
