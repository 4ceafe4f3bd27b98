package org.pulsartriage.scorer.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterProperty;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.pulsartriage.models.engine.CandidateScore;
import org.pulsartriage.models.engine.CandidateScorer;
import org.pulsartriage.models.engine.ModelDescription;
import org.pulsartriage.schemas.Candidate;
import org.pulsartriage.schemas.LedgerEntry;
import org.pulsartriage.schemas.ModelRole;
import org.pulsartriage.schemas.ModelSwitch;
import org.pulsartriage.schemas.Rejection;
import org.pulsartriage.schemas.Score;
import org.pulsartriage.schemas.ledger.StageCounts;
import org.pulsartriage.schemas.serde.AvroCodec;
import org.pulsartriage.schemas.serde.AvroSerde;
import org.pulsartriage.scorer.Candidates;
import org.pulsartriage.scorer.IdentityScorer;
import org.pulsartriage.scorer.ScorerMeters;
import org.pulsartriage.scorer.SettableModels;
import org.pulsartriage.scorer.catalogue.KnownPulsars;
import org.pulsartriage.scorer.model.ReadyModel;

class PartitionScoringTest {

  private static final Instant NOW = Instant.parse("2026-03-01T21:00:00Z");
  private static final int PARTITION = 3;

  private final AvroCodec<Candidate> candidates = AvroCodec.of(Candidate.class);
  private final AvroCodec<LedgerEntry> entries = AvroCodec.of(LedgerEntry.class);
  private final List<TopologyTestDriver> drivers = new ArrayList<>();
  private final RecordedOutlet out = new RecordedOutlet();
  private final RecordedCalls scorer = new RecordedCalls();
  private final SettableModels models = new SettableModels().want(scorer);
  private final PartitionScoring.State state = emptyState();
  private final PartitionScoring partition = scoring(4);

  private long offset;

  @Test
  void shouldScoreAFullBatchInOneCall() {
    send("1.phcx", "2.phcx", "3.phcx");
    assertThat(out.scores()).isEmpty();

    send("4.phcx", "5.phcx");

    assertThat(scorer.calls).containsExactly(4);
    assertThat(out.scores()).extracting(Score::getCandidateOffset).containsExactly(0L, 1L, 2L, 3L);
  }

  @Test
  void shouldScoreWhatWaitsBeforeACommitAndCountUpToIt() {
    send("1.phcx", "2.phcx");

    partition.beforeCommit();

    assertThat(out.scores()).hasSize(2);
    assertThat(out.lastEntry().getThroughOffset()).isEqualTo(1);
    assertThat(StageCounts.of(out.lastEntry())).isEqualTo(new StageCounts(2, 2, 0, 0));
  }

  @Test
  void shouldNoticeADuplicateThatWaitsInTheSameBatch() {
    send("1.phcx", "2.phcx", "1.phcx");
    partition.beforeCommit();

    assertThat(out.scores()).hasSize(2);
    assertThat(StageCounts.of(out.lastEntry())).isEqualTo(new StageCounts(3, 2, 1, 0));
    assertThat(out.lastEntry().getThroughOffset()).isEqualTo(2);
  }

  @Test
  void shouldTryADuplicateInTheSameBatchAgainWhereTheFirstFailed() {
    send("unscorable.phcx", "unscorable.phcx");
    partition.beforeCommit();

    assertThat(StageCounts.of(out.lastEntry())).isEqualTo(new StageCounts(2, 0, 0, 2));
  }

  @Test
  void shouldQuarantineTheOneAtFaultAndScoreTheOthersOfItsBatch() {
    send("1.phcx", "unscorable.phcx", "nan.phcx", "4.phcx");

    assertThat(out.scores()).extracting(Score::getFileName).containsExactly("1.phcx", "4.phcx");
    assertThat(out.rejections())
        .extracting(Rejection::getFileName)
        .containsExactly("unscorable.phcx", "nan.phcx");
    assertThat(out.rejections()).extracting(Rejection::getOriginOffset).containsExactly(1L, 2L);
    assertThat(scorer.calls).containsExactly(4, 1, 1, 1, 1);
    partition.beforeCommit();
    assertThat(StageCounts.of(out.lastEntry())).isEqualTo(new StageCounts(4, 2, 0, 2));
  }

  @Test
  void shouldSayTheFurthestOffsetThoughTheBatchIsCountedAfterwards() {
    send("1.phcx", "2.phcx");
    partition.take(new Record<>(new byte[0], new byte[] {1}, 0), at(offset++));

    partition.beforeCommit();

    assertThat(out.entries())
        .filteredOn(entry -> entry.getPassed() > 0)
        .extracting(LedgerEntry::getThroughOffset)
        .containsExactly(1L);
    assertThat(out.entries()).extracting(LedgerEntry::getThroughOffset).contains(2L);
  }

  @Test
  void shouldScoreWhatWaitsWithTheModelThatWasInForceWhenItCame() {
    send("1.phcx", "2.phcx");
    models.want(new IdentityScorer(IdentityScorer.OTHER));
    send("3.phcx");
    partition.beforeCommit();

    assertThat(out.scores())
        .extracting(Score::getModelDigest)
        .containsExactly(
            IdentityScorer.MODEL.digest(),
            IdentityScorer.MODEL.digest(),
            IdentityScorer.OTHER.digest());
    assertThat(out.switches()).extracting(ModelSwitch::getFromOffset).containsExactly(0L, 2L);
  }

  @Test
  void shouldGoOnWithItsRecordedModelWhereNoneIsWanted() {
    models.want(new IdentityScorer(IdentityScorer.OTHER));
    send("1.phcx");
    partition.beforeCommit();
    partition.close();

    PartitionScoring restarted = scoring(4, out, models.wantNothing(), state);
    restarted.take(record("2.phcx"), at(offset++));
    restarted.beforeCommit();

    assertThat(models.loaded()).extracting(ModelSwitch::getModelId).containsExactly("other");
    assertThat(out.scores())
        .extracting(Score::getModelDigest)
        .containsOnly(IdentityScorer.OTHER.digest());
    assertThat(out.switches()).hasSize(1);
  }

  @Test
  void shouldRecordNoChangeWhereTheSameModelIsLoadedAgain() {
    send("1.phcx");
    models.want(new IdentityScorer());
    send("2.phcx");
    partition.beforeCommit();

    assertThat(out.scores()).hasSize(2);
    assertThat(out.switches()).hasSize(1);
  }

  @Test
  void shouldGiveAModelBackWhenItTakesAnother() {
    IdentityScorer first = new IdentityScorer();
    models.want(first);
    send("1.phcx");
    ReadyModel taken = models.take();
    taken.release();
    taken.release();
    assertThat(first.closed()).isFalse();

    models.want(new IdentityScorer(IdentityScorer.OTHER));
    send("2.phcx");

    assertThat(first.closed()).isTrue();
  }

  /** Whatever the batches: the same scores in the same order, and the same counts. */
  @Property(tries = 40)
  void shouldNotDependOnBatches(
      @ForAll("sendings") List<String> names,
      @ForAll @net.jqwik.api.constraints.IntRange(min = 1, max = 9) int size,
      @ForAll @net.jqwik.api.constraints.IntRange(min = 1, max = 7) int commitEvery) {
    RecordedOutlet oneByOne = outcome(names, 1, 1);
    RecordedOutlet batched = outcome(names, size, commitEvery);

    assertThat(batched.scores()).isEqualTo(oneByOne.scores());
    assertThat(batched.rejections()).isEqualTo(oneByOne.rejections());
    assertThat(StageCounts.of(batched.lastEntry()))
        .isEqualTo(StageCounts.of(oneByOne.lastEntry()))
        .satisfies(counts -> assertThat(counts.unexplained()).isZero());
    assertThat(batched.lastEntry().getThroughOffset()).isEqualTo(names.size() - 1);
  }

  @Provide
  Arbitrary<List<String>> sendings() {
    return Arbitraries.of("1", "2", "3", "4", "5", "unscorable1", "unscorable2", "nan1")
        .list()
        .ofMinSize(1)
        .ofMaxSize(40);
  }

  private RecordedOutlet outcome(List<String> names, int size, int commitEvery) {
    RecordedOutlet outlet = new RecordedOutlet();
    PartitionScoring scoring =
        scoring(size, outlet, new SettableModels().want(new IdentityScorer()), emptyState());
    IntStream.range(0, names.size())
        .forEach(
            i -> {
              scoring.take(record(names.get(i)), at(i));
              if (i % commitEvery == 0) {
                scoring.beforeCommit();
              }
            });
    scoring.beforeCommit();
    return outlet;
  }

  private void send(String... names) {
    for (String name : names) {
      partition.take(record(name), at(offset++));
    }
  }

  private Record<byte[], byte[]> record(String name) {
    Candidate candidate = Candidates.named(name);
    return new Record<>(
        candidate.getCandidateId().getBytes(StandardCharsets.UTF_8),
        candidates.encode(candidate),
        NOW.toEpochMilli());
  }

  private static RecordMetadata at(long offset) {
    return new RecordMetadata() {
      @Override
      public String topic() {
        return "candidates";
      }

      @Override
      public int partition() {
        return PARTITION;
      }

      @Override
      public long offset() {
        return offset;
      }
    };
  }

  private PartitionScoring scoring(int batchSize) {
    return scoring(batchSize, out, models, state);
  }

  private static PartitionScoring scoring(
      int batchSize, RecordedOutlet outlet, SettableModels models, PartitionScoring.State state) {
    return new PartitionScoring(
        new ScoringPlan(
            ModelRole.ACTIVE,
            models,
            new ScoringLimits(
                Duration.ofDays(1), batchSize, Duration.ofMillis(5), Duration.ofMillis(50)),
            KnownPulsars.none(),
            new ScorerMeters(new SimpleMeterRegistry(), ModelRole.ACTIVE)),
        state,
        outlet);
  }

  /** Stores come from a topology: a window store asks for more than a mock of its context has. */
  private PartitionScoring.State emptyState() {
    Topology topology =
        new Topology()
            .addSource("source", new ByteArrayDeserializer(), new ByteArrayDeserializer(), "topic")
            .addProcessor("processor", Idle::new, "source")
            .addStateStore(
                Stores.windowStoreBuilder(
                        Stores.inMemoryWindowStore(
                            SeenCandidates.STORE, Duration.ofDays(1), Duration.ofMillis(1), false),
                        Serdes.String(),
                        Serdes.Long())
                    .withLoggingDisabled(),
                "processor")
            .addStateStore(
                Stores.keyValueStoreBuilder(
                        Stores.inMemoryKeyValueStore(PartitionCounts.STORE),
                        Serdes.String(),
                        AvroSerde.of(LedgerEntry.class))
                    .withLoggingDisabled(),
                "processor")
            .addStateStore(
                Stores.keyValueStoreBuilder(
                        Stores.inMemoryKeyValueStore(PartitionModel.STORE),
                        Serdes.String(),
                        AvroSerde.of(ModelSwitch.class))
                    .withLoggingDisabled(),
                "processor");
    TopologyTestDriver driver = new TopologyTestDriver(topology);
    drivers.add(driver);
    return new PartitionScoring.State(
        new SeenCandidates(driver.getWindowStore(SeenCandidates.STORE), Duration.ofDays(1)),
        new PartitionCounts(driver.getKeyValueStore(PartitionCounts.STORE), PARTITION),
        new PartitionModel(driver.getKeyValueStore(PartitionModel.STORE)));
  }

  @AfterEach
  @AfterProperty
  void closeDrivers() {
    drivers.forEach(TopologyTestDriver::close);
  }

  private static final class Idle implements Processor<Object, Object, Void, Void> {

    @Override
    public void process(Record<Object, Object> record) {
      // The topology is there for its stores.
    }
  }

  private static final class RecordedCalls implements CandidateScorer {

    private final List<Integer> calls = new ArrayList<>();
    private final IdentityScorer scorer = new IdentityScorer();

    @Override
    public List<CandidateScore> score(List<Candidate> batch) {
      calls.add(batch.size());
      return scorer.score(batch);
    }

    @Override
    public ModelDescription model() {
      return scorer.model();
    }

    @Override
    public void close() {
      scorer.close();
    }
  }

  private final class RecordedOutlet implements PartitionScoring.Outlet {

    private final List<Sent> sent = new ArrayList<>();

    private record Sent(String key, byte[] value, String sink) {}

    @Override
    public void forward(String key, byte[] value, String sink) {
      sent.add(new Sent(key, value, sink));
    }

    @Override
    public Instant now() {
      return NOW;
    }

    private <T extends org.apache.avro.specific.SpecificRecordBase> List<T> of(
        String sink, AvroCodec<T> codec) {
      return sent.stream()
          .filter(one -> one.sink().equals(sink))
          .map(one -> codec.decode(one.value()))
          .toList();
    }

    List<Score> scores() {
      return of(ScorerTopology.SCORES, AvroCodec.of(Score.class));
    }

    List<Rejection> rejections() {
      return of(ScorerTopology.QUARANTINE, AvroCodec.of(Rejection.class));
    }

    List<ModelSwitch> switches() {
      return of(ScorerTopology.SWITCHES, AvroCodec.of(ModelSwitch.class));
    }

    List<LedgerEntry> entries() {
      return of(ScorerTopology.LEDGER, entries);
    }

    LedgerEntry lastEntry() {
      List<LedgerEntry> all = entries();
      return all.get(all.size() - 1);
    }
  }
}
