package org.pulsartriage.ingest.pipeline;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import org.pulsartriage.candidates.CandidateIds;
import org.pulsartriage.candidates.CandidateReader;
import org.pulsartriage.candidates.MalformedCandidateException;
import org.pulsartriage.candidates.RawFile;
import org.pulsartriage.candidates.preprocess.Preprocessor;
import org.pulsartriage.ingest.injection.Host;
import org.pulsartriage.ingest.injection.InjectedFile;
import org.pulsartriage.schemas.Candidate;
import org.pulsartriage.schemas.CandidateSource;
import org.pulsartriage.schemas.Rejection;
import org.pulsartriage.schemas.ledger.Stage;
import org.pulsartriage.schemas.serde.AvroCodec;
import org.pulsartriage.schemas.topics.TopicCatalogue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One raw file to the record that tells what it is: a candidate, or a rejection with its bytes.
 * Never fails because of a file. Safe for many threads.
 */
final class FilePreparation {

  private static final Logger LOG = LoggerFactory.getLogger(FilePreparation.class);

  /** What key, headers and the framing of a batch add to a record's value, generously. */
  private static final int FRAMING_BYTES = 4096;

  private final TopicCatalogue topics;
  private final CandidateReader reader;
  private final LocalDate night;
  private final InstantSource clock;
  private final AvroCodec<Candidate> candidates = AvroCodec.of(Candidate.class);
  private final AvroCodec<Rejection> rejections = AvroCodec.of(Rejection.class);

  /**
   * @param topics where records go
   * @param settings limits and night
   * @param clock gives the time of receipt
   */
  FilePreparation(TopicCatalogue topics, IngestSettings settings, InstantSource clock) {
    this.topics = topics;
    this.reader = new CandidateReader(settings.limits());
    this.night = settings.night();
    this.clock = clock;
  }

  PreparedRecord prepare(RawSource source) {
    Instant now = clock.instant();
    try {
      CandidateReader.Read read = read(source);
      Candidate candidate = candidate(source.name(), read, night(now), now);
      byte[] value = candidates.encode(candidate);
      int most = topics.candidates().maxMessageBytes() - FRAMING_BYTES;
      if (value.length > most) {
        return rejected(
            source,
            new Fault("planes", "a record of " + value.length + " bytes, the topic takes " + most),
            now);
      }
      return new PreparedRecord(
          source.name(),
          read.candidateId(),
          night(now),
          topics.candidates().name(),
          value,
          null,
          Host.of(candidate).orElse(null),
          false);
    } catch (MalformedCandidateException e) {
      return rejected(source, new Fault(e.element(), e.reason()), now);
    } catch (RuntimeException e) {
      // A defect of ours must not hold up the files behind this one.
      LOG.error("{}: unexpected error", source.name(), e);
      return rejected(source, new Fault("content", "unexpected error: " + oneLine(e)), now);
    }
  }

  /**
   * A simulated pulsar, read and measured like any file.
   *
   * @param file the pulsar
   * @param night the night that it counts for
   * @return its record
   * @throws MalformedCandidateException where the simulator made what no reader reads
   */
  PreparedRecord prepare(InjectedFile file, String night) throws MalformedCandidateException {
    CandidateReader.Read read = reader.read(new RawFile(file.name(), file.bytes()));
    Candidate candidate = candidate(file.name(), read, night, clock.instant());
    candidate.setInjection(file.injection());
    return new PreparedRecord(
        file.name(),
        read.candidateId(),
        night,
        topics.candidates().name(),
        candidates.encode(candidate),
        null,
        null,
        true);
  }

  private CandidateReader.Read read(RawSource source) throws MalformedCandidateException {
    if (source instanceof RawSource.OnDisk file) {
      return reader.read(file.path());
    }
    RawSource.InMemory memory = (RawSource.InMemory) source;
    return reader.read(new RawFile(memory.name(), memory.bytes()));
  }

  private static Candidate candidate(
      String name, CandidateReader.Read read, String night, Instant now) {
    CandidateSource origin =
        new CandidateSource(name, read.format(), (long) read.file().bytes().length, now);
    return Preprocessor.preprocess(read.candidate(), origin, read.candidateId(), night);
  }

  private PreparedRecord rejected(RawSource source, Fault fault, Instant now) {
    CandidateReader.Start start = start(source);
    String candidateId = CandidateIds.of(start.bytes());
    Rejection rejection =
        Rejection.newBuilder()
            .setCandidateId(candidateId)
            .setNight(night(now))
            .setStage(Stage.INGEST)
            .setFileName(source.name())
            .setElement(fault.element())
            .setCause(fault.cause())
            .setSizeBytes(start.sizeBytes())
            .setComplete(start.complete())
            .setBytes(ByteBuffer.wrap(start.bytes()))
            .setOriginTopic(null)
            .setOriginPartition(null)
            .setOriginOffset(null)
            .setRejectedAt(now)
            .build();
    return new PreparedRecord(
        source.name(),
        candidateId,
        night(now),
        topics.quarantine().name(),
        rejections.encode(rejection),
        fault);
  }

  private static CandidateReader.Start start(RawSource source) {
    int most = TopicCatalogue.QUARANTINE_MAX_BYTES;
    if (source instanceof RawSource.OnDisk file) {
      return CandidateReader.start(file.path(), most);
    }
    byte[] bytes = ((RawSource.InMemory) source).bytes();
    return bytes.length <= most
        ? new CandidateReader.Start(bytes, bytes.length, true)
        : new CandidateReader.Start(Arrays.copyOf(bytes, most), bytes.length, false);
  }

  private String night(Instant now) {
    return (night != null ? night : LocalDate.ofInstant(now, ZoneOffset.UTC)).toString();
  }

  private static String oneLine(Throwable e) {
    String message = e.getMessage() == null ? "" : " " + e.getMessage();
    return (e.getClass().getSimpleName() + message).strip().replaceAll("\\s*\\R\\s*", " ");
  }
}
