package org.pulsartriage.standalone.bench.pipeline;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.pulsartriage.candidates.CandidateIds;
import org.pulsartriage.candidates.format.PhcxGeneration;
import org.pulsartriage.candidates.format.PhcxWriter;
import org.pulsartriage.candidates.preprocess.Preprocessor;
import org.pulsartriage.candidates.simulator.SimulatedCandidate;
import org.pulsartriage.candidates.simulator.SimulatedNight;
import org.pulsartriage.schemas.Candidate;
import org.pulsartriage.schemas.CandidateSource;
import org.pulsartriage.schemas.serde.AvroCodec;

/**
 * Simulated candidates as ingest publishes them, to be sent again and again under other identities:
 * a record is written once, and only its identity is replaced, so that making load costs next to
 * nothing of what is measured.
 */
public final class CandidatePool {

  private static final String NIGHT = "2026-03-01";

  private final List<Candidate> candidates;
  private final byte[][] records;
  private final int[] identityAt;

  private CandidatePool(List<Candidate> candidates) {
    this.candidates = candidates;
    this.records = new byte[candidates.size()][];
    this.identityAt = new int[candidates.size()];
    AvroCodec<Candidate> codec = AvroCodec.of(Candidate.class);
    for (int i = 0; i < records.length; i++) {
      records[i] = codec.encode(candidates.get(i));
      identityAt[i] = find(records[i], candidates.get(i).getCandidateId());
    }
  }

  /**
   * @param size how many different candidates: a tenth pulsars, three tenths interference, the rest
   *     noise
   * @return candidates of the newer PHCX generation
   */
  public static CandidatePool simulated(int size) {
    SimulatedNight night =
        new SimulatedNight(
            1, PhcxGeneration.THORNTON, size / 10, size * 3 / 10, size - size / 10 - size * 3 / 10);
    PhcxWriter writer = new PhcxWriter(PhcxGeneration.THORNTON);
    return new CandidatePool(
        IntStream.range(0, size)
            .parallel()
            .mapToObj(night::candidate)
            .map(simulated -> candidate(simulated, writer))
            .toList());
  }

  private static Candidate candidate(SimulatedCandidate simulated, PhcxWriter writer) {
    byte[] file = writer.write(simulated.raw());
    return Preprocessor.preprocess(
        simulated.raw(),
        new CandidateSource(simulated.fileName(), "phcx", (long) file.length, Instant.EPOCH),
        CandidateIds.of(file),
        NIGHT);
  }

  /** The identity stands in a record as it is; twice would mean that another field repeats it. */
  private static int find(byte[] record, String identity) {
    // Latin-1 has a character for every byte, so that indices agree.
    String text = new String(record, StandardCharsets.ISO_8859_1);
    int at = text.indexOf(identity);
    if (at < 0 || text.indexOf(identity, at + 1) >= 0) {
      throw new IllegalStateException("a record in which the identity does not stand once");
    }
    return at;
  }

  /**
   * @return the candidates, decoded
   */
  List<Candidate> candidates() {
    return candidates;
  }

  /**
   * @param number of the record; the pool is gone through in turn
   * @param identity 64 bytes
   * @return the record of that identity
   */
  public byte[] record(long number, byte[] identity) {
    int index = (int) (number % records.length);
    byte[] record = records[index].clone();
    System.arraycopy(identity, 0, record, identityAt[index], identity.length);
    return record;
  }

  /**
   * @return mean size of a record in bytes
   */
  int meanBytes() {
    long sum = 0;
    for (byte[] record : records) {
      sum += record.length;
    }
    return (int) (sum / records.length);
  }
}
