package org.pulsartriage.candidates.simulator;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.pulsartriage.candidates.RawCandidate;
import org.pulsartriage.candidates.format.PhcxGeneration;
import org.pulsartriage.candidates.format.PhcxWriter;
import org.pulsartriage.candidates.plot.Montage;

/**
 * A folder of simulated PHCX files and {@code labels.csv} with their truth. The same arguments give
 * the same bytes.
 */
public final class SimulatedNight {

  /** Name of the file that holds the truth. */
  public static final String LABELS = "labels.csv";

  /** First line of that file. */
  public static final String HEADER = "file,label,kind,snr,period_s,dm";

  private final long seed;
  private final PhcxGeneration generation;
  private final List<CandidateKind> kinds;

  /**
   * @param seed what everything follows from
   * @param generation layout of the files
   * @param pulsars number of pulsars, 0 or more
   * @param rfi number of candidates of interference, of every kind in turn
   * @param noise number of candidates of noise
   */
  public SimulatedNight(long seed, PhcxGeneration generation, int pulsars, int rfi, int noise) {
    this(seed, generation, pulsars, rfi, noise, Map.of());
  }

  /**
   * @param seed what everything follows from
   * @param generation layout of the files
   * @param pulsars number of pulsars, 0 or more
   * @param rfi number of candidates of interference, of every usual kind in turn
   * @param noise number of candidates of noise
   * @param more how many more of a kind
   */
  public SimulatedNight(
      long seed,
      PhcxGeneration generation,
      int pulsars,
      int rfi,
      int noise,
      Map<CandidateKind, Integer> more) {
    if (pulsars < 0 || rfi < 0 || noise < 0 || more.values().stream().anyMatch(n -> n < 0)) {
      throw new IllegalArgumentException(
          "a night of " + pulsars + " pulsars, " + rfi + " RFI, " + noise + " noise and " + more);
    }
    this.seed = seed;
    this.generation = generation;
    this.kinds = order(seed, pulsars, rfi, noise, new TreeMap<>(more));
  }

  private static List<CandidateKind> order(
      long seed, int pulsars, int rfi, int noise, SortedMap<CandidateKind, Integer> more) {
    List<CandidateKind> interference = CandidateKind.interference();
    List<CandidateKind> kinds = new ArrayList<>();
    for (int i = 0; i < pulsars; i++) {
      kinds.add(CandidateKind.PULSAR);
    }
    for (int i = 0; i < rfi; i++) {
      kinds.add(interference.get(i % interference.size()));
    }
    for (int i = 0; i < noise; i++) {
      kinds.add(CandidateKind.NOISE);
    }
    more.forEach((kind, count) -> kinds.addAll(Collections.nCopies(count, kind)));
    RandomGenerator random = new Seeds(seed).generator("order", 0);
    for (int i = kinds.size() - 1; i > 0; i--) {
      int other = random.nextInt(i + 1);
      CandidateKind kind = kinds.get(i);
      kinds.set(i, kinds.get(other));
      kinds.set(other, kind);
    }
    return List.copyOf(kinds);
  }

  /**
   * @return number of candidates
   */
  public int size() {
    return kinds.size();
  }

  /**
   * @return what each candidate is, in their order
   */
  public List<CandidateKind> kinds() {
    return kinds;
  }

  /**
   * @param index number of a candidate, 0 to size - 1
   * @return that candidate
   */
  public SimulatedCandidate candidate(int index) {
    return new CandidateSimulator(seed).simulate(kinds.get(index), generation, index);
  }

  /**
   * @param folder where to write; made where it is missing, files of the same names are replaced
   * @param progress told the number of candidates written so far; called by many threads
   * @throws IOException where the folder cannot be written
   */
  public void write(Path folder, LongConsumer progress) throws IOException {
    Files.createDirectories(folder);
    CandidateSimulator simulator = new CandidateSimulator(seed);
    PhcxWriter writer = new PhcxWriter(generation);
    String[] lines = new String[kinds.size()];
    AtomicLong written = new AtomicLong();
    try {
      // Each candidate follows from the seed and its number alone: any thread may make it.
      IntStream.range(0, lines.length)
          .parallel()
          .forEach(
              i -> {
                SimulatedCandidate candidate = simulator.simulate(kinds.get(i), generation, i);
                write(folder.resolve(candidate.fileName()), writer.write(candidate.raw()));
                lines[i] = line(candidate);
                progress.accept(written.incrementAndGet());
              });
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    Files.writeString(folder.resolve(LABELS), HEADER + "\n" + String.join("", lines));
  }

  private static void write(Path file, byte[] bytes) {
    try {
      Files.write(file, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * @param columns candidates a row, 1 or more
   * @return a picture of all candidates, kind after kind, with their recorded S/N; it grows with
   *     the night
   */
  public BufferedImage montage(int columns) {
    CandidateSimulator simulator = new CandidateSimulator(seed);
    List<Montage.Tile> tiles = new ArrayList<>();
    for (CandidateKind kind : CandidateKind.values()) {
      for (int i = 0; i < kinds.size(); i++) {
        if (kinds.get(i) == kind) {
          RawCandidate raw = simulator.simulate(kind, generation, i).raw();
          String caption =
              String.format(
                  Locale.ROOT,
                  "%s %.1f",
                  kind.text().replace("rfi-", ""),
                  raw.optimised().getSnr());
          tiles.add(Montage.Tile.of(caption, raw));
        }
      }
    }
    return Montage.draw(tiles, columns);
  }

  private static String line(SimulatedCandidate candidate) {
    Truth truth = candidate.truth();
    return String.format(
            Locale.ROOT,
            "%s,%d,%s,%.3f,%.12f,%.4f%n",
            candidate.fileName(),
            truth.label(),
            truth.kind().text(),
            truth.snr(),
            truth.period(),
            truth.dm())
        .replace("\r\n", "\n");
  }
}
