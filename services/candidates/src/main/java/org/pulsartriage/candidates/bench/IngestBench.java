package org.pulsartriage.candidates.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.pulsartriage.candidates.CandidateReader;
import org.pulsartriage.candidates.MalformedCandidateException;
import org.pulsartriage.candidates.RawFile;
import org.pulsartriage.candidates.preprocess.Preprocessor;
import org.pulsartriage.schemas.Candidate;
import org.pulsartriage.schemas.CandidateSource;
import org.pulsartriage.schemas.serde.AvroCodec;

/**
 * Candidates read, preprocessed and encoded a second and core: from raw bytes in memory to an
 * encoded record. Beside it the floor of PHCX: inflating, and decoding its hexadecimal digits, and
 * nothing else.
 *
 * <p>One thread works; time is that of the processor over all threads of the process, compiler and
 * garbage collector included, so that a busy machine does not change the figure.
 */
public final class IngestBench {

  private static final int RUN = 32;

  private final Duration warmUp;
  private final Duration measured;

  /**
   * @param warmUp processor time spent on each row before it counts
   * @param measured processor time that counts for each row
   */
  public IngestBench(Duration warmUp, Duration measured) {
    this.warmUp = warmUp;
    this.measured = measured;
  }

  /**
   * One measurement.
   *
   * @param format the raw format, or {@code phcx-floor}
   * @param files number of different files
   * @param candidatesPerSecondPerCore candidates a second of processor time
   */
  public record Row(String format, int files, double candidatesPerSecondPerCore) {}

  /**
   * @param files raw files of any format
   * @return a row for each format among them, and the floor of PHCX where there is one
   * @throws MalformedCandidateException where a file cannot be read
   */
  public List<Row> run(List<RawFile> files) throws MalformedCandidateException {
    CandidateReader reader = new CandidateReader();
    Map<String, List<RawFile>> formats = new LinkedHashMap<>();
    for (RawFile file : files) {
      formats.computeIfAbsent(reader.read(file).format(), name -> new ArrayList<>()).add(file);
    }
    List<Row> rows = new ArrayList<>();
    AvroCodec<Candidate> codec = AvroCodec.of(Candidate.class);
    for (Map.Entry<String, List<RawFile>> format : formats.entrySet()) {
      List<RawFile> of = format.getValue();
      rows.add(measure(format.getKey(), of, file -> ingest(reader, codec, file)));
      if (format.getKey().equals("phcx")) {
        Map<RawFile, int[]> digits = new LinkedHashMap<>();
        of.forEach(file -> digits.put(file, hexadecimalRuns(inflate(file))));
        rows.add(measure("phcx-floor", of, file -> floor(file, digits.get(file))));
      }
    }
    return rows;
  }

  private interface Work {
    long on(RawFile file) throws MalformedCandidateException;
  }

  private Row measure(String name, List<RawFile> files, Work work)
      throws MalformedCandidateException {
    spend(files, work, warmUp);
    return new Row(name, files.size(), spend(files, work, measured));
  }

  // Whole passes over the files, so that each counts as often as any other.
  private static double spend(List<RawFile> files, Work work, Duration time)
      throws MalformedCandidateException {
    OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    long start = system.getProcessCpuTime();
    long spent;
    long done = 0;
    long sum = 0;
    do {
      for (RawFile file : files) {
        sum += work.on(file);
      }
      done += files.size();
      spent = system.getProcessCpuTime() - start;
    } while (spent < time.toNanos());
    if (sum == 0) {
      throw new IllegalStateException("no bytes came out of " + done + " candidates");
    }
    return done * 1e9 / spent;
  }

  private static long ingest(CandidateReader reader, AvroCodec<Candidate> codec, RawFile file)
      throws MalformedCandidateException {
    CandidateReader.Read read = reader.read(file);
    CandidateSource source =
        new CandidateSource(file.name(), read.format(), (long) file.bytes().length, Instant.EPOCH);
    return codec.encode(
            Preprocessor.preprocess(read.candidate(), source, read.candidateId(), "1970-01-01"))
        .length;
  }

  private static long floor(RawFile file, int[] runs) {
    byte[] content = inflate(file);
    long sum = 0;
    for (int i = 0; i < runs.length; i += 2) {
      byte[] samples = new byte[(runs[i + 1] - runs[i]) / 2];
      for (int j = 0; j < samples.length; j++) {
        int at = runs[i] + 2 * j;
        samples[j] =
            (byte)
                (HexFormat.fromHexDigit(content[at]) << 4
                    | HexFormat.fromHexDigit(content[at + 1]));
      }
      sum += samples.length + samples[0];
    }
    return sum;
  }

  private static byte[] inflate(RawFile file) {
    if (file.bytes()[0] != 0x1f) {
      return file.bytes();
    }
    try (GZIPInputStream in =
        new GZIPInputStream(new ByteArrayInputStream(file.bytes()), file.bytes().length)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  // Start and end of each line of digits alone; the blocks of a file are made of these.
  private static int[] hexadecimalRuns(byte[] content) {
    List<Integer> runs = new ArrayList<>();
    int start = 0;
    for (int i = 0; i <= content.length; i++) {
      if (i == content.length || !HexFormat.isHexDigit(content[i])) {
        if (i - start >= RUN) {
          runs.add(start);
          runs.add(start + (i - start) / 2 * 2);
        }
        start = i + 1;
      }
    }
    return runs.stream().mapToInt(Integer::intValue).toArray();
  }
}
