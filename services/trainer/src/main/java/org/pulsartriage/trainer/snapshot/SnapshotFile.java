package org.pulsartriage.trainer.snapshot;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.Set;
import java.util.TreeSet;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.file.CodecFactory;
import org.apache.avro.file.DataFileStream;
import org.apache.avro.file.DataFileWriter;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificDatumWriter;
import org.pulsartriage.datasets.MalformedDataException;
import org.pulsartriage.schemas.LabelledCandidate;

/**
 * A snapshot as an Avro object container file of {@link LabelledCandidate}s, by candidate id. What
 * it was made from stands in its metadata. Nothing in it depends on when or where it was written:
 * no time, no random sync marker, no compression, whose bytes differ from one library to the next.
 */
public final class SnapshotFile {

  private static final String POLICY = "triage.policy";
  private static final String NIGHTS = "triage.nights";
  private static final String INJECTED = "triage.injected";
  private static final String LABELS = "triage.labels";
  private static final String CANDIDATES = "triage.candidates";
  private static final String COUNT = "triage.count";
  private static final byte[] SYNC =
      Arrays.copyOf(sha256().digest("pulsar triage snapshot".getBytes(StandardCharsets.UTF_8)), 16);

  private SnapshotFile() {}

  /**
   * What a snapshot's file says of itself.
   *
   * @param request what was asked for
   * @param offsets what it was made of
   */
  public record Origin(SnapshotRequest request, SnapshotOffsets offsets) {}

  /** Takes the candidates of a snapshot that is being written. */
  static final class Writer implements Closeable {

    private final DataFileWriter<LabelledCandidate> out;

    Writer(Path file, SnapshotRequest request, SnapshotOffsets offsets, int count)
        throws IOException {
      OutputStream bytes = new BufferedOutputStream(Files.newOutputStream(file));
      out = new DataFileWriter<>(new SpecificDatumWriter<>(LabelledCandidate.class));
      out.setCodec(CodecFactory.nullCodec());
      out.setMeta(POLICY, request.policy().name());
      out.setMeta(NIGHTS, String.join(" ", request.nights()));
      out.setMeta(INJECTED, Boolean.toString(request.injected()));
      out.setMeta(LABELS, SnapshotOffsets.text(offsets.labels()));
      out.setMeta(CANDIDATES, SnapshotOffsets.text(offsets.candidates()));
      out.setMeta(COUNT, count);
      out.create(LabelledCandidate.getClassSchema(), bytes, SYNC.clone());
    }

    void add(LabelledCandidate candidate) throws IOException {
      out.append(candidate);
    }

    @Override
    public void close() throws IOException {
      out.close();
    }
  }

  /** The candidates of a snapshot, one after the other. */
  public static final class Reader implements Closeable {

    private final Path file;
    private final DataFileStream<LabelledCandidate> in;
    private final Iterator<LabelledCandidate> candidates;
    private long read;

    private Reader(Path file) throws IOException {
      this.file = file;
      InputStream bytes;
      try {
        bytes = new BufferedInputStream(Files.newInputStream(file));
      } catch (NoSuchFileException e) {
        throw new MalformedDataException(file, "file", "no such file", e);
      }
      try {
        in = new DataFileStream<>(bytes, new SpecificDatumReader<>(LabelledCandidate.class));
        candidates = in.iterator();
      } catch (IOException | RuntimeException e) {
        bytes.close();
        throw new MalformedDataException(file, "header", "no snapshot: " + line(e), e);
      }
    }

    /**
     * @return what the file says of itself
     * @throws MalformedDataException where it does not
     */
    public Origin origin() throws MalformedDataException {
      try {
        Set<String> nights = new TreeSet<>(Arrays.asList(meta(NIGHTS).split(" ")));
        nights.remove("");
        return new Origin(
            new SnapshotRequest(
                nights, LabelPolicies.named(meta(POLICY)), Boolean.parseBoolean(meta(INJECTED))),
            new SnapshotOffsets(
                SnapshotOffsets.parse(meta(LABELS)), SnapshotOffsets.parse(meta(CANDIDATES))));
      } catch (IllegalArgumentException e) {
        throw new MalformedDataException(file, "metadata", line(e), e);
      }
    }

    private String meta(String key) {
      String value = in.getMetaString(key);
      if (value == null) {
        throw new IllegalArgumentException(key + " is missing");
      }
      return value;
    }

    /**
     * @return the next candidate; null after the last
     * @throws MalformedDataException where the file is damaged, or ends early
     */
    public LabelledCandidate next() throws MalformedDataException {
      try {
        if (!candidates.hasNext()) {
          // Avro takes a block that is cut off for the end.
          String count = in.getMetaString(COUNT);
          if (!Long.toString(read).equals(count)) {
            throw new MalformedDataException(
                file,
                "candidate " + (read + 1),
                "the file ends early, " + count + " are announced");
          }
          return null;
        }
        LabelledCandidate next = candidates.next();
        read++;
        return next;
      } catch (AvroRuntimeException e) {
        throw new MalformedDataException(file, "candidate " + (read + 1), line(e), e);
      }
    }

    @Override
    public void close() throws IOException {
      in.close();
    }
  }

  /**
   * @param file a snapshot
   * @return its candidates
   * @throws MalformedDataException where there is none, or it is none
   * @throws IOException where it cannot be read
   */
  public static Reader open(Path file) throws IOException {
    return new Reader(file);
  }

  /**
   * @param file any file
   * @return SHA-256 of its bytes, 64 lower-case hexadecimal digits
   * @throws IOException where it cannot be read
   */
  public static String digest(Path file) throws IOException {
    MessageDigest digest = sha256();
    try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
      in.transferTo(OutputStream.nullOutputStream());
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private static String line(Exception e) {
    Throwable told = e.getCause() != null && e instanceof AvroRuntimeException ? e.getCause() : e;
    String message =
        told.getMessage() == null ? told.getClass().getSimpleName() : told.getMessage();
    return message.lines().findFirst().orElse("unreadable");
  }
}
