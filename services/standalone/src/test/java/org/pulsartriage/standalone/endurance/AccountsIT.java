package org.pulsartriage.standalone.endurance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Set;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pulsartriage.schemas.ModelRole;
import org.pulsartriage.schemas.ModelSwitch;
import org.pulsartriage.schemas.Score;
import org.pulsartriage.schemas.ScoreLabel;
import org.pulsartriage.schemas.kafka.KafkaConnection;
import org.pulsartriage.schemas.serde.AvroCodec;
import org.pulsartriage.standalone.broker.EmbeddedBroker;

/** The accounts must see what is wrong: a proof that cannot fail proves nothing. */
class AccountsIT {

  private static final String FIRST = "a".repeat(64);
  private static final String SECOND = "b".repeat(64);

  @TempDir private Path folder;

  @Test
  void shouldNameWhatIsLostDoubledOrOfAnotherModel() throws Exception {
    try (EmbeddedBroker broker = EmbeddedBroker.start(folder.resolve("broker"), 0)) {
      KafkaConnection connection = KafkaConnection.to(broker.bootstrapServers());
      connection.createTopics();
      try (Accounts accounts = new Accounts(connection);
          KafkaProducer<byte[], byte[]> producer =
              new KafkaProducer<>(
                  connection.clientConfiguration(),
                  new ByteArraySerializer(),
                  new ByteArraySerializer())) {
        String candidates = connection.topics().candidates().name();
        for (String id : new String[] {"one", "two", "lost", "one"}) {
          producer.send(new ProducerRecord<>(candidates, 0, bytes(id), new byte[1])).get();
        }
        switched(producer, connection, 0, FIRST);
        switched(producer, connection, 10, SECOND);
        scored(producer, connection, "one", 0, FIRST);
        scored(producer, connection, "two", 12, FIRST);
        scored(producer, connection, "one", 3, FIRST);

        accounts.look();

        assertThat(accounts.missing(Set.of("one", "never came")))
            .containsExactlyInAnyOrder("lost", "never came");
        assertThat(accounts.doubled()).containsExactly("one");
        assertThat(accounts.byAnotherModel())
            .extracting(Score::getCandidateId)
            .containsExactly("two");
        assertThat(accounts.sentAgain()).isEqualTo(1);
      }
    }
  }

  private static void switched(
      KafkaProducer<byte[], byte[]> producer, KafkaConnection connection, long from, String digest)
      throws Exception {
    ModelSwitch change =
        ModelSwitch.newBuilder()
            .setRole(ModelRole.ACTIVE)
            .setPartition(0)
            .setFromOffset(from)
            .setModelId("model")
            .setDigest(digest)
            .setBundleUri("packaged:model")
            .setSwitchedAt(Instant.EPOCH)
            .build();
    producer
        .send(
            new ProducerRecord<>(
                connection.topics().modelSwitches().name(),
                bytes("active/0"),
                AvroCodec.of(ModelSwitch.class).encode(change)))
        .get();
  }

  private static void scored(
      KafkaProducer<byte[], byte[]> producer,
      KafkaConnection connection,
      String id,
      long offset,
      String digest)
      throws Exception {
    Score score =
        Score.newBuilder()
            .setCandidateId(id)
            .setNight("2026-03-01")
            .setModelId("model")
            .setModelDigest(digest)
            .setEngine("onnx")
            .setProbability(0.5)
            .setLogit(0)
            .setThreshold(0.5)
            .setLabel(ScoreLabel.PULSAR)
            .setCandidatePartition(0)
            .setCandidateOffset(offset)
            .setScoredAt(Instant.EPOCH)
            .setFileName(id)
            .build();
    producer
        .send(
            new ProducerRecord<>(
                connection.topics().scores().name(),
                0,
                bytes(id),
                AvroCodec.of(Score.class).encode(score)))
        .get();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
