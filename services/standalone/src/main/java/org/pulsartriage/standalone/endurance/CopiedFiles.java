package org.pulsartriage.standalone.endurance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.pulsartriage.candidates.CandidateFiles;
import org.pulsartriage.candidates.CandidateIds;
import org.pulsartriage.candidates.format.PhcxGeneration;
import org.pulsartriage.candidates.simulator.SimulatedNight;

/**
 * Candidate files without end. A few hundred are simulated once; each that is handed out is one of
 * them with another time in its gzip header, which makes it another file, and so another candidate,
 * of the same content. For one thread.
 */
final class CopiedFiles {

  private static final int SIMULATED = 200;

  /** Four bytes of seconds, after magic, method and flags (RFC 1952). */
  private static final int GZIP_TIME = 4;

  private final List<byte[]> originals;
  private int next;

  /**
   * A file that was handed out.
   *
   * @param name its name
   * @param candidateId SHA-256 of its bytes
   * @param bytes its content
   */
  record Copy(String name, String candidateId, byte[] bytes) {}

  private CopiedFiles(List<byte[]> originals) {
    this.originals = originals;
  }

  /**
   * @param folder where the simulated ones lie; made there where it is missing
   * @param seed of the simulation
   * @return the files
   * @throws IOException where the folder cannot be read or written
   */
  static CopiedFiles in(Path folder, long seed) throws IOException {
    if (!Files.isDirectory(folder)) {
      new SimulatedNight(
              seed,
              PhcxGeneration.THORNTON,
              SIMULATED / 10,
              SIMULATED * 3 / 10,
              SIMULATED - SIMULATED / 10 - SIMULATED * 3 / 10)
          .write(folder, done -> {});
    }
    List<byte[]> originals = new ArrayList<>();
    for (Path file : CandidateFiles.in(List.of(folder)).files()) {
      originals.add(Files.readAllBytes(file));
    }
    return new CopiedFiles(originals);
  }

  /**
   * @return another file
   */
  Copy next() {
    byte[] bytes = originals.get(next % originals.size()).clone();
    next++;
    for (int i = 0; i < Integer.BYTES; i++) {
      bytes[GZIP_TIME + i] = (byte) (next >>> (8 * i));
    }
    return new Copy("copy-" + next + ".phcx.gz", CandidateIds.of(bytes), bytes);
  }
}
