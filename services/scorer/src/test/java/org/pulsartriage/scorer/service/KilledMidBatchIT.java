package org.pulsartriage.scorer.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pulsartriage.schemas.Candidate;
import org.pulsartriage.schemas.Score;
import org.pulsartriage.schemas.kafka.KafkaConnection;
import org.pulsartriage.schemas.kafka.TopicTail;
import org.pulsartriage.schemas.ledger.AuditReader;
import org.pulsartriage.schemas.ledger.LedgerReader;
import org.pulsartriage.schemas.ledger.StageCounts;
import org.pulsartriage.schemas.serde.AvroCodec;
import org.pulsartriage.schemas.topics.TopicCatalogue;
import org.pulsartriage.scorer.Candidates;
import org.pulsartriage.scorer.KnownModels;
import org.pulsartriage.scorer.ScorerProcess;
import org.pulsartriage.scorer.catalogue.KnownPulsars;
import org.pulsartriage.scorer.topology.ScoringLimits;
import org.pulsartriage.testsupport.TestCluster;

class KilledMidBatchIT {

  private static final int CANDIDATES = 100;
  private static final Duration PATIENCE = Duration.ofSeconds(40);

  /** A short session, since the group waits so long for the dead member; long transactions. */
  private static final Map<String, String> CLIENTS =
      Map.of(
          "consumer.session.timeout.ms",
          "6000",
          "consumer.heartbeat.interval.ms",
          "500",
          "producer.transaction.timeout.ms",
          "600000");

  private final KafkaConnection connection =
      new KafkaConnection(
          TestCluster.shared().bootstrapServers(),
          new TopicCatalogue("t" + UUID.randomUUID() + ".", 2),
          (short) 1,
          CLIENTS);

  @Test
  void shouldLoseAndDoubleNothingWhereItIsKilledWithCandidatesInABatch(@TempDir Path state)
      throws Exception {
    connection.createTopics();
    Process process =
        ScorerProcess.start(
            connection,
            state,
            Duration.ofMinutes(10),
            new ScoringLimits(
                ScoringLimits.STANDARD.seenRetention(),
                32,
                Duration.ofMinutes(10),
                Duration.ofMinutes(10)));
    Map<Integer, Long> sent;
    try {
      sent = send();
      awaitLine(process, "received " + CANDIDATES);
    } finally {
      // Full batches have gone through the model, the rest waits, and nothing is committed.
      process.destroyForcibly().waitFor();
    }
    assertThat(scoredIds()).isEmpty();

    try (ScorerStreams scorer = start(state);
        LedgerReader ledger = new LedgerReader(connection)) {
      await().atMost(PATIENCE).until(() -> ledger.read().scorerHasReached(sent));
      assertThat(ledger.read().night(Candidates.NIGHT).scorer())
          .isEqualTo(new StageCounts(CANDIDATES, CANDIDATES, 0, 0));
    }
    assertThat(scoredIds()).hasSize(CANDIDATES).doesNotHaveDuplicates();
    assertThat(new AuditReader(connection).missing()).isEmpty();
  }

  private ScorerStreams start(Path state) {
    return ScorerStreams.start(
        connection,
        ScorerSettings.in(state, 1),
        new KnownModels(),
        KnownPulsars.none(),
        new SimpleMeterRegistry(),
        InstantSource.system());
  }

  private static void awaitLine(Process process, String expected) throws Exception {
    BufferedReader lines =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    List<String> seen = new ArrayList<>();
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      seen.add(line);
      if (line.equals(expected)) {
        return;
      }
    }
    throw new AssertionError("the scorer ended after saying " + seen);
  }

  private Map<Integer, Long> send() throws Exception {
    AvroCodec<Candidate> codec = AvroCodec.of(Candidate.class);
    Map<Integer, Long> last = new HashMap<>();
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(
            connection.clientConfiguration(),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      for (int i = 0; i < CANDIDATES; i++) {
        Candidate candidate = Candidates.named(i + ".phcx");
        // One after another: on a busy machine the answer to one of many may come too late.
        RecordMetadata sent =
            producer
                .send(
                    new ProducerRecord<>(
                        connection.topics().candidates().name(),
                        candidate.getCandidateId().getBytes(StandardCharsets.UTF_8),
                        codec.encode(candidate)))
                .get();
        last.merge(sent.partition(), sent.offset(), Math::max);
      }
    }
    return last;
  }

  private List<String> scoredIds() {
    AvroCodec<Score> codec = AvroCodec.of(Score.class);
    List<String> ids = new ArrayList<>();
    try (TopicTail tail = TopicTail.of(connection, connection.topics().scores().name())) {
      tail.read(record -> ids.add(codec.decode(record.value()).getCandidateId()));
    }
    return ids;
  }
}
