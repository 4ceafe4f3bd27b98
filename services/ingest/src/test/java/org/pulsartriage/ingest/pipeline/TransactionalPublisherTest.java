package org.pulsartriage.ingest.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RoundRobinPartitioner;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.pulsartriage.candidates.ReadLimits;
import org.pulsartriage.ingest.injection.InjectionSettings;
import org.pulsartriage.schemas.LedgerEntry;
import org.pulsartriage.schemas.serde.AvroCodec;

class TransactionalPublisherTest {

  private final List<MockProducer<byte[], byte[]>> producers = new ArrayList<>();
  private final Deque<Consumer<MockProducer<byte[], byte[]>>> faults = new ArrayDeque<>();
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private Instant now = Instant.parse("2026-03-01T20:00:00Z");
  private boolean ledgerHolds;

  @Test
  void shouldCommitABatchWithItsCounts() {
    TransactionalPublisher publisher = publisher();

    List<FileOutcome> outcomes = publisher.publish(List.of(good("a"), bad("b")));
    publisher.publish(List.of(good("c")));

    assertThat(outcomes)
        .hasExactlyElementsOfTypes(FileOutcome.Published.class, FileOutcome.Quarantined.class);
    assertThat(topics(0))
        .containsExactly("candidates", "quarantine", "ledger", "candidates", "ledger");
    LedgerEntry last = lastEntry(0);
    assertThat(last.getReceived()).isEqualTo(3);
    assertThat(last.getPassed()).isEqualTo(2);
    assertThat(last.getQuarantined()).isEqualTo(1);
    assertThat(last.getWriter()).isEqualTo("writer");
  }

  @Test
  void shouldTryAgainWithANewProducerWhereItCannotBegin() {
    faults.add(producer -> producer.beginTransactionException = new TimeoutException("away"));
    TransactionalPublisher publisher = publisher();

    publisher.publish(List.of(good("a")));

    assertThat(producers).hasSize(2);
    assertThat(topics(1)).containsExactly("candidates", "ledger");
    assertThat(lastEntry(1).getReceived()).isEqualTo(1);
    assertThat(registry.get("triage.ingest.retries").counter().count()).isEqualTo(1);
  }

  @Test
  void shouldNotSendTwiceWhereTheLedgerShowsThatAnUnansweredCommitWasDone() {
    faults.add(producer -> producer.commitTransactionException = new TimeoutException("silence"));
    ledgerHolds = true;
    TransactionalPublisher publisher = publisher();

    assertThat(publisher.publish(List.of(good("a")))).hasSize(1);
    publisher.publish(List.of(good("b")));

    assertThat(producers).hasSize(2);
    assertThat(topics(1)).containsExactly("candidates", "ledger");
    assertThat(lastEntry(1).getReceived()).isEqualTo(2);
  }

  @Test
  void shouldSendAgainWhereTheLedgerShowsThatAnUnansweredCommitWasNotDone() {
    faults.add(producer -> producer.commitTransactionException = new TimeoutException("silence"));
    ledgerHolds = false;
    TransactionalPublisher publisher = publisher();

    publisher.publish(List.of(good("a")));

    assertThat(topics(1)).containsExactly("candidates", "ledger");
    assertThat(lastEntry(1).getReceived()).isEqualTo(1);
  }

  @Test
  void shouldGiveUpAtOnceWhereItMayNotWrite() {
    faults.add(
        producer ->
            producer.beginTransactionException = new TopicAuthorizationException("not allowed"));
    TransactionalPublisher publisher = publisher();

    assertThatThrownBy(() -> publisher.publish(List.of(good("a"))))
        .isInstanceOf(IngestException.class)
        .hasMessageContaining("not allowed");
    assertThat(publisher.failure()).isNull();
  }

  @Test
  void shouldGiveUpABatchWhenPatienceEndsAndTakeTheNext() {
    faults.add(
        producer -> {
          producer.beginTransactionException = new TimeoutException("away");
          now = now.plus(Duration.ofMinutes(3));
        });
    TransactionalPublisher publisher = publisher();

    assertThatThrownBy(() -> publisher.publish(List.of(good("a"))))
        .isInstanceOf(IngestException.class)
        .hasMessage("the cluster does not take records: away");
    publisher.publish(List.of(good("b")));

    assertThat(lastEntry(1).getReceived()).isEqualTo(1);
  }

  @Test
  void shouldStopForGoodOnceFencedAgainAndAgain() {
    for (int i = 0; i < 4; i++) {
      faults.add(
          producer ->
              producer.beginTransactionException = new InvalidProducerEpochException("old epoch"));
    }
    TransactionalPublisher publisher = publisher();

    assertThatThrownBy(() -> publisher.publish(List.of(good("a"))))
        .isInstanceOf(IngestException.class)
        .hasMessageContaining("another ingest runs as instance 'instance'");
    assertThat(publisher.failure()).contains("another triage.ingest.instance");
  }

  private TransactionalPublisher publisher() {
    IngestSettings settings =
        new IngestSettings(
            "instance",
            "writer",
            null,
            ReadLimits.DEFAULT,
            1,
            10,
            1 << 20,
            Duration.ofMillis(10),
            Duration.ofMinutes(2),
            InjectionSettings.NONE);
    return new TransactionalPublisher(
        this::producer,
        entries -> ledgerHolds,
        "ledger",
        settings,
        new IngestMeters(registry),
        () -> now);
  }

  private MockProducer<byte[], byte[]> producer() {
    MockProducer<byte[], byte[]> producer =
        new MockProducer<>(
            true,
            new RoundRobinPartitioner(),
            new ByteArraySerializer(),
            new ByteArraySerializer());
    if (!faults.isEmpty()) {
      faults.remove().accept(producer);
    }
    producers.add(producer);
    return producer;
  }

  private List<String> topics(int producer) {
    return producers.get(producer).history().stream().map(ProducerRecord::topic).toList();
  }

  private LedgerEntry lastEntry(int producer) {
    List<ProducerRecord<byte[], byte[]>> sent = producers.get(producer).history();
    return AvroCodec.of(LedgerEntry.class).decode(sent.get(sent.size() - 1).value());
  }

  private static PreparedRecord good(String id) {
    return new PreparedRecord(id, id, "2026-03-01", "candidates", new byte[] {1}, null);
  }

  private static PreparedRecord bad(String id) {
    return new PreparedRecord(
        id, id, "2026-03-01", "quarantine", new byte[] {1}, new Fault("content", "broken"));
  }
}
