package org.pulsartriage.scorer.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pulsartriage.schemas.BeamGroup;
import org.pulsartriage.schemas.BeamVerdict;
import org.pulsartriage.schemas.Score;
import org.pulsartriage.schemas.kafka.KafkaConnection;
import org.pulsartriage.schemas.kafka.TopicTail;
import org.pulsartriage.schemas.serde.AvroCodec;
import org.pulsartriage.schemas.topics.TopicCatalogue;
import org.pulsartriage.scorer.beams.BeamScores;
import org.pulsartriage.scorer.beams.BeamSettings;
import org.pulsartriage.testsupport.TestCluster;

class BeamStreamsIT {

  private static final BeamSettings SETTINGS =
      new BeamSettings(
          0.5, Duration.ofMillis(300), Duration.ofMinutes(10), "angular", 0.66, 8, 5, 5);

  private final KafkaConnection connection =
      new KafkaConnection(
          TestCluster.shared().bootstrapServers(),
          new TopicCatalogue("t" + UUID.randomUUID() + ".", 2),
          (short) 1,
          Map.of());

  @Test
  void shouldGroupScoresOfAllPartitionsAndGoOnAfterARestart(@TempDir Path state) {
    ScorerSettings scorer = ScorerSettings.in(state, 2);
    try (BeamStreams beams = start(scorer)) {
      send(BeamScores.score(3, 0.5, 60, 12), BeamScores.score(9, 0.5, 60, 20));
      await().atMost(Duration.ofSeconds(30)).until(() -> !groups().isEmpty());
      assertThat(beams.failure()).isNull();
    }
    assertThat(groups())
        .singleElement()
        .satisfies(group -> assertThat(group.getVerdict()).isEqualTo(BeamVerdict.SOURCE))
        .satisfies(group -> assertThat(group.getMembers()).hasSize(2));

    try (BeamStreams beams = start(scorer)) {
      // In the beam between the two, and after them: only who remembers them can count three.
      send(BeamScores.score(2, 0.5, 60, 15));
      await()
          .atMost(Duration.ofSeconds(30))
          .until(() -> groups().stream().anyMatch(group -> group.getMembers().size() == 3));
    }
  }

  private BeamStreams start(ScorerSettings scorer) {
    return BeamStreams.start(connection, scorer, SETTINGS, InstantSource.system());
  }

  private void send(Score... scores) {
    AvroCodec<Score> codec = AvroCodec.of(Score.class);
    try (Producer<byte[], byte[]> producer =
        new KafkaProducer<>(
            connection.clientConfiguration(),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      for (Score score : scores) {
        producer.send(
            new ProducerRecord<>(
                connection.topics().scores().name(),
                score.getCandidateId().getBytes(StandardCharsets.UTF_8),
                codec.encode(score)));
      }
    }
  }

  private List<BeamGroup> groups() {
    AvroCodec<BeamGroup> codec = AvroCodec.of(BeamGroup.class);
    List<BeamGroup> groups = new ArrayList<>();
    try (TopicTail tail = TopicTail.of(connection, connection.topics().groups().name())) {
      tail.read(
          record -> {
            if (record.value() != null) {
              groups.add(codec.decode(record.value()));
            }
          });
    }
    return groups;
  }
}
