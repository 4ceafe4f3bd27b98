package org.pulsartriage.trainer.snapshot;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.pulsartriage.schemas.Candidate;
import org.pulsartriage.schemas.CandidateLabel;
import org.pulsartriage.schemas.LabelVote;
import org.pulsartriage.schemas.LabelledCandidate;
import org.pulsartriage.schemas.kafka.KafkaConnection;
import org.pulsartriage.schemas.kafka.TopicSlice;
import org.pulsartriage.schemas.serde.AvroCodec;
import org.pulsartriage.schemas.serde.UndecodableRecordException;

/**
 * Joins labels with their candidates. The same request over the same offsets gives the same file,
 * byte for byte, as long as the topics keep them.
 */
public final class SnapshotBuilder {

  /** Name of the snapshot in its folder. */
  public static final String FILE_NAME = "snapshot.avro";

  private final KafkaConnection connection;
  private final AvroCodec<Candidate> candidates = AvroCodec.of(Candidate.class);

  /**
   * @param connection the cluster
   */
  public SnapshotBuilder(KafkaConnection connection) {
    this.connection = connection;
  }

  /**
   * Writes {@code snapshot.avro}, {@code snapshot.json} (what it was made of, and its digest) and
   * {@code conflicts.csv}.
   *
   * @param request what to take
   * @param offsets what to make it of; {@link SnapshotOffsets#now} for all there is
   * @param folder where to write; made where missing, files of the same names are replaced
   * @return the snapshot
   * @throws IllegalArgumentException where a topic no longer has all of the offsets
   * @throws IOException where a file cannot be written
   */
  public Snapshot build(SnapshotRequest request, SnapshotOffsets offsets, Path folder)
      throws IOException {
    Files.createDirectories(folder);
    LabelBook book = new LabelBook();
    try (TopicSlice labels = new TopicSlice(connection, connection.topics().labels().name())) {
      labels.read(offsets.labels(), book::add);
    }
    Path fresh = folder.resolve(FILE_NAME + ".new");
    Join join = new Join(request, book);
    try (CandidateSpool spool = new CandidateSpool(folder)) {
      join.collect(offsets, spool);
      join.decide(spool);
      try (SnapshotFile.Writer writer =
          new SnapshotFile.Writer(fresh, request, offsets, join.labels.size())) {
        join.write(spool, writer);
      }
    }
    Path file = folder.resolve(FILE_NAME);
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    Snapshot snapshot =
        new Snapshot(
            file, SnapshotFile.digest(file), request, offsets, join.counts, join.sortedConflicts());
    SnapshotReport.write(snapshot, folder);
    return snapshot;
  }

  /** One building. */
  private final class Join {

    private final SnapshotRequest request;
    private final LabelBook book;
    private final SortedMap<String, CandidateLabel> labels = new TreeMap<>();
    private final Map<CandidateLabel, Integer> counts = new EnumMap<>(CandidateLabel.class);
    private final List<Conflict> conflicts;
    private final Set<String> seen = new HashSet<>();
    private final Map<String, String> undecodable = new HashMap<>();

    Join(SnapshotRequest request, LabelBook book) {
      this.request = request;
      this.book = book;
      this.conflicts = new ArrayList<>(book.unreadable());
    }

    void collect(SnapshotOffsets offsets, CandidateSpool spool) {
      String topic = connection.topics().candidates().name();
      try (TopicSlice slice = new TopicSlice(connection, topic)) {
        slice.read(offsets.candidates(), record -> take(record, spool));
      }
    }

    /** Of a candidate that was sent twice, the first record counts. */
    private void take(ConsumerRecord<byte[], byte[]> record, CandidateSpool spool) {
      String id = record.key() == null ? "" : new String(record.key(), StandardCharsets.UTF_8);
      if (record.value() == null || !book.candidates().contains(id) || seen.contains(id)) {
        return;
      }
      Candidate candidate;
      try {
        candidate = candidates.decode(record.value());
      } catch (UndecodableRecordException e) {
        undecodable.put(id, e.getMessage());
        return;
      }
      seen.add(id);
      if (!request.takes(candidate.getNight())) {
        return;
      }
      if (candidate.getInjection() != null && !request.injected()) {
        conflicts.add(
            new Conflict(
                id,
                Conflict.Outcome.INJECTED,
                null,
                book.votes(id),
                "injection " + candidate.getInjection().getInjectionId()));
        return;
      }
      try {
        spool.add(id, record.value());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    void decide(CandidateSpool spool) {
      for (String id : spool.candidates()) {
        List<LabelVote> votes = book.votes(id);
        LabelPolicy.Verdict verdict = request.policy().decide(votes);
        if (verdict.conflict() != null) {
          conflicts.add(
              new Conflict(
                  id,
                  verdict.label() == null ? Conflict.Outcome.LEFT_OUT : Conflict.Outcome.DECIDED,
                  verdict.label(),
                  votes,
                  verdict.conflict()));
        }
        if (verdict.label() != null) {
          labels.put(id, verdict.label());
          counts.merge(verdict.label(), 1, Integer::sum);
        }
      }
      for (String id : book.candidates()) {
        if (!seen.contains(id)) {
          conflicts.add(
              new Conflict(
                  id,
                  Conflict.Outcome.UNKNOWN_CANDIDATE,
                  null,
                  book.votes(id),
                  undecodable.getOrDefault(
                      id, "not on " + connection.topics().candidates().name())));
        }
      }
    }

    void write(CandidateSpool spool, SnapshotFile.Writer writer) throws IOException {
      for (Map.Entry<String, CandidateLabel> label : labels.entrySet()) {
        String id = label.getKey();
        writer.add(
            new LabelledCandidate(
                candidates.decode(spool.read(id)), label.getValue(), book.votes(id)));
      }
    }

    List<Conflict> sortedConflicts() {
      conflicts.sort(Comparator.comparing(Conflict::outcome).thenComparing(Conflict::candidateId));
      return conflicts;
    }
  }
}
