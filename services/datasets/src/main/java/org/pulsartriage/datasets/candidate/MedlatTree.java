package org.pulsartriage.datasets.candidate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.LongConsumer;
import org.pulsartriage.candidates.format.PhcxGeneration;
import org.pulsartriage.candidates.format.PhcxWriter;
import org.pulsartriage.candidates.simulator.CandidateKind;
import org.pulsartriage.candidates.simulator.CandidateSimulator;

/**
 * Writes simulated candidates as the HTRU Medlat training set was laid out: plain PHCX files {@code
 * pulsars/pulsar_0000.phcx} and {@code RFI/cand_000001.phcx}. The same arguments give the same
 * bytes.
 */
public final class MedlatTree {

  private static final PhcxGeneration GENERATION = PhcxGeneration.MEDLAT;

  private MedlatTree() {}

  /**
   * @param folder where the two folders are made; files of the same names are replaced
   * @param seed what every candidate follows from
   * @param pulsars number of pulsars, 0 or more
   * @param others number of other candidates, 0 or more
   * @param progress told the number of files written so far
   * @throws IOException if a file cannot be written
   */
  public static void write(Path folder, long seed, int pulsars, int others, LongConsumer progress)
      throws IOException {
    CandidateSimulator simulator = new CandidateSimulator(seed);
    PhcxWriter writer = new PhcxWriter(GENERATION);
    Path pulsarFolder = Files.createDirectories(folder.resolve("pulsars"));
    Path otherFolder = Files.createDirectories(folder.resolve("RFI"));
    for (int i = 0; i < pulsars + others; i++) {
      CandidateKind kind =
          i < pulsars ? CandidateKind.PULSAR : SimulatedCandidates.otherKind(i - pulsars);
      Path file =
          i < pulsars
              ? pulsarFolder.resolve(String.format("pulsar_%04d.phcx", i))
              : otherFolder.resolve(String.format("cand_%06d.phcx", i - pulsars + 1));
      Files.write(file, writer.write(simulator.simulate(kind, GENERATION, i).raw()));
      progress.accept(i + 1L);
    }
  }
}
