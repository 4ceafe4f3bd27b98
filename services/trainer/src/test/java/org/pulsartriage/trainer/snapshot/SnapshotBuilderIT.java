package org.pulsartriage.trainer.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pulsartriage.candidates.simulator.CandidateKind;
import org.pulsartriage.schemas.Candidate;
import org.pulsartriage.schemas.CandidateLabel;
import org.pulsartriage.schemas.Injection;
import org.pulsartriage.schemas.Label;
import org.pulsartriage.schemas.LabelledCandidate;
import org.pulsartriage.schemas.kafka.KafkaConnection;
import org.pulsartriage.schemas.labels.Labels;
import org.pulsartriage.schemas.serde.AvroCodec;
import org.pulsartriage.schemas.topics.TopicCatalogue;
import org.pulsartriage.testsupport.TestCluster;
import org.pulsartriage.trainer.Candidates;

/** Labels joined with candidates as they stand on real topics, transactions among them. */
class SnapshotBuilderIT {

  private static final String NIGHT = "2026-03-01";
  private static final Instant AT = Instant.parse("2026-03-02T08:00:00Z");

  private final KafkaConnection connection =
      new KafkaConnection(
          TestCluster.shared().bootstrapServers(),
          new TopicCatalogue("t" + UUID.randomUUID() + ".", 3),
          (short) 1,
          Map.of());
  private final List<Candidate> night = new ArrayList<>();
  private KafkaProducer<byte[], byte[]> producer;

  @TempDir private Path folder;

  @BeforeEach
  void publish() {
    connection.createTopics();
    Map<String, Object> configuration = new HashMap<>(connection.clientConfiguration());
    configuration.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, UUID.randomUUID().toString());
    producer =
        new KafkaProducer<>(configuration, new ByteArraySerializer(), new ByteArraySerializer());
    producer.initTransactions();
    for (int i = 0; i < 6; i++) {
      night.add(Candidates.simulated(CandidateKind.NOISE, i, i == 5 ? "2026-03-02" : NIGHT));
    }
    night.get(4).setInjection(new Injection("2026-03-01/1", 9.0, 0.5, 100.0));
    send(
        connection.topics().candidates().name(),
        night.stream().map(c -> Map.entry(c.getCandidateId(), (SpecificRecordBase) c)).toList());
    // Sent twice: a duplicate is one candidate.
    send(
        connection.topics().candidates().name(),
        List.of(Map.entry(night.get(0).getCandidateId(), night.get(0))));
  }

  @AfterEach
  void close() {
    producer.close();
  }

  @Test
  void shouldJoinWhatStandsAndListWhatDoesNotSayOneThing() throws Exception {
    label(0, "anna", CandidateLabel.RFI);
    label(0, "anna", CandidateLabel.TIER_1);
    label(1, "anna", CandidateLabel.NOISE);
    label(1, "bert", CandidateLabel.NOISE);
    label(1, "carl", CandidateLabel.TIER_2);
    label(2, "anna", CandidateLabel.NOISE);
    label(2, "bert", CandidateLabel.TIER_2);
    label(3, "anna", CandidateLabel.RFI);
    withdraw(3, "anna", CandidateLabel.RFI);
    label(4, "anna", CandidateLabel.TIER_1);
    label(5, "anna", CandidateLabel.RFI);
    label("f".repeat(64), "anna", CandidateLabel.RFI);
    send(connection.topics().labels().name(), "x/y", new byte[] {1, 2, 3});

    Snapshot snapshot = build(SnapshotRequest.ofNights(Set.of(NIGHT)), "one");

    assertThat(snapshot.counts())
        .isEqualTo(Map.of(CandidateLabel.TIER_1, 1, CandidateLabel.NOISE, 1));
    assertThat(snapshot.conflicts())
        .extracting(Conflict::outcome)
        .containsExactly(
            Conflict.Outcome.DECIDED,
            Conflict.Outcome.LEFT_OUT,
            Conflict.Outcome.UNKNOWN_CANDIDATE,
            Conflict.Outcome.INJECTED,
            Conflict.Outcome.UNREADABLE);
    assertThat(snapshot.conflicts().get(2).candidateId()).isEqualTo("f".repeat(64));
    List<LabelledCandidate> read = read(snapshot);
    assertThat(read).extracting(one -> one.getCandidate().getCandidateId()).isSorted();
    assertThat(read)
        .filteredOn(one -> one.getLabel() == CandidateLabel.TIER_1)
        .singleElement()
        .satisfies(one -> assertThat(one.getCandidate()).isEqualTo(night.get(0)));
    assertThat(folder.resolve("one/conflicts.csv"))
        .content()
        .startsWith("candidate_id,outcome,label,votes,detail\n")
        .contains("decided,noise,anna=noise bert=noise carl=tier-2,1 of 3 say pulsar");
    assertThat(folder.resolve("one/snapshot.json")).content().contains(snapshot.digest());
  }

  @Test
  void shouldBeTheSameWheneverItIsBuiltFromTheSameOffsets() throws Exception {
    label(0, "anna", CandidateLabel.TIER_1);
    label(1, "anna", CandidateLabel.NOISE);
    Snapshot first = build(SnapshotRequest.ofNights(Set.of()), "first");
    label(0, "anna", CandidateLabel.RFI);
    label(2, "anna", CandidateLabel.RFI);

    SnapshotFile.Origin origin;
    try (SnapshotFile.Reader reader = SnapshotFile.open(first.file())) {
      origin = reader.origin();
    }
    Snapshot again =
        new SnapshotBuilder(connection)
            .build(origin.request(), origin.offsets(), folder.resolve("again"));
    Snapshot later = build(SnapshotRequest.ofNights(Set.of()), "later");

    assertThat(again.digest()).isEqualTo(first.digest());
    assertThat(again.file()).hasSameBinaryContentAs(first.file());
    assertThat(later.digest()).isNotEqualTo(first.digest());
  }

  @Test
  void shouldTakeInjectedPulsarsWhereAskedTo() throws Exception {
    label(4, "anna", CandidateLabel.TIER_1);
    SnapshotRequest request =
        new SnapshotRequest(Set.of(), LabelPolicies.named("rater:anna"), true);

    assertThat(build(request, "one").size()).isEqualTo(1);
  }

  @Test
  void shouldSayThatOffsetsAreNoLongerKept() throws Exception {
    label(0, "anna", CandidateLabel.TIER_1);
    SnapshotOffsets offsets = SnapshotOffsets.now(connection);
    String topic = connection.topics().candidates().name();
    int partition = partitionOf(night.get(0));
    try (Admin admin = connection.admin()) {
      admin
          .deleteRecords(
              Map.of(new TopicPartition(topic, partition), RecordsToDelete.beforeOffset(1)))
          .all()
          .get();
    }

    assertThatThrownBy(
            () ->
                new SnapshotBuilder(connection)
                    .build(SnapshotRequest.ofNights(Set.of()), offsets, folder))
        .hasMessageStartingWith(topic + ", partition " + partition + ": offsets 0 to ")
        .hasMessageContaining("wanted, there are 1 to ");
    assertThat(folder.resolve(SnapshotBuilder.FILE_NAME)).doesNotExist();
  }

  private int partitionOf(Candidate candidate) {
    return org.apache.kafka.common.utils.Utils.toPositive(
            org.apache.kafka.common.utils.Utils.murmur2(
                candidate.getCandidateId().getBytes(StandardCharsets.UTF_8)))
        % connection.topics().partitions();
  }

  private Snapshot build(SnapshotRequest request, String name) throws Exception {
    return new SnapshotBuilder(connection)
        .build(request, SnapshotOffsets.now(connection), folder.resolve(name));
  }

  private static List<LabelledCandidate> read(Snapshot snapshot) throws Exception {
    List<LabelledCandidate> read = new ArrayList<>();
    try (SnapshotFile.Reader reader = SnapshotFile.open(snapshot.file())) {
      for (LabelledCandidate one = reader.next(); one != null; one = reader.next()) {
        read.add(one);
      }
    }
    assertThat(SnapshotFile.digest(snapshot.file())).isEqualTo(snapshot.digest());
    assertThat(Files.list(snapshot.file().getParent()))
        .extracting(file -> file.getFileName().toString())
        .containsExactlyInAnyOrder("snapshot.avro", "snapshot.json", "conflicts.csv");
    return read;
  }

  private void label(int candidate, String rater, CandidateLabel label) {
    label(night.get(candidate).getCandidateId(), rater, label);
  }

  private void label(String candidateId, String rater, CandidateLabel label) {
    send(labelOf(candidateId, rater, label, false));
  }

  private void withdraw(int candidate, String rater, CandidateLabel label) {
    send(labelOf(night.get(candidate).getCandidateId(), rater, label, true));
  }

  private static Label labelOf(
      String candidateId, String rater, CandidateLabel label, boolean withdrawn) {
    return Label.newBuilder()
        .setCandidateId(candidateId)
        .setRater(rater)
        .setLabel(label)
        .setLabelledAt(AT)
        .setWithdrawn(withdrawn)
        .build();
  }

  private void send(Label label) {
    send(connection.topics().labels().name(), List.of(Map.entry(Labels.key(label), label)));
  }

  @SuppressWarnings("unchecked")
  private void send(
      String topic, List<? extends Map.Entry<String, ? extends SpecificRecordBase>> records) {
    producer.beginTransaction();
    for (Map.Entry<String, ? extends SpecificRecordBase> record : records) {
      AvroCodec<SpecificRecordBase> codec =
          AvroCodec.of((Class<SpecificRecordBase>) record.getValue().getClass());
      producer.send(
          new ProducerRecord<>(
              topic,
              record.getKey().getBytes(StandardCharsets.UTF_8),
              codec.encode(record.getValue())));
    }
    producer.commitTransaction();
  }

  private void send(String topic, String key, byte[] value) {
    producer.beginTransaction();
    producer.send(new ProducerRecord<>(topic, key.getBytes(StandardCharsets.UTF_8), value));
    producer.commitTransaction();
  }
}
