package org.pulsartriage.scorer.beams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.pulsartriage.scorer.beams.BeamScores.score;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.IntStream;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pulsartriage.schemas.BeamGroup;
import org.pulsartriage.schemas.BeamVerdict;
import org.pulsartriage.schemas.Injection;
import org.pulsartriage.schemas.Score;
import org.pulsartriage.schemas.serde.AvroCodec;
import org.pulsartriage.schemas.serde.AvroSerde;
import org.pulsartriage.schemas.topics.TopicCatalogue;

class BeamGroupingTest {

  private static final TopicCatalogue TOPICS = TopicCatalogue.standard();
  private static final BeamSettings SETTINGS = BeamSettings.STANDARD;
  private static final Duration SECOND = Duration.ofSeconds(1);

  private final AvroCodec<Score> codec = AvroCodec.of(Score.class);

  private TopologyTestDriver driver;
  private TestInputTopic<byte[], byte[]> scores;
  private TestOutputTopic<String, BeamGroup> groups;

  @BeforeEach
  void start(@TempDir Path stateDirectory) {
    Properties properties = new Properties();
    properties.put(StreamsConfig.APPLICATION_ID_CONFIG, "beams-test");
    properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "unused:9092");
    properties.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
    properties.put(StreamsConfig.STATE_DIR_CONFIG, stateDirectory.toString());
    driver =
        new TopologyTestDriver(
            BeamGrouping.of(TOPICS, SETTINGS), properties, Instant.parse("2026-03-01T21:00:00Z"));
    scores =
        driver.createInputTopic(
            TOPICS.scores().name(), new ByteArraySerializer(), new ByteArraySerializer());
    groups =
        driver.createOutputTopic(
            TOPICS.groups().name(),
            new StringDeserializer(),
            AvroSerde.of(BeamGroup.class).deserializer());
  }

  @AfterEach
  void stop() {
    driver.close();
  }

  @Test
  void shouldGroupASourceInTwoNeighbouringBeamsOnceItsWindowCloses() {
    send(score(3, 0.5, 60, 12));
    send(score(9, 0.5, 60, 20));
    driver.advanceWallClockTime(SETTINGS.window().minus(SECOND));
    assertThat(groups.isEmpty()).isTrue();

    driver.advanceWallClockTime(SECOND.multipliedBy(2));

    KeyValue<String, BeamGroup> group = groups.readKeyValue();
    assertThat(group.key).isEqualTo(group.value.getGroupId());
    assertThat(group.value.getVerdict()).isEqualTo(BeamVerdict.SOURCE);
    assertThat(group.value.getMembers()).hasSize(2);
    assertThat(groups.isEmpty()).isTrue();
  }

  @Test
  void shouldCallTheSamePeriodInTenBeamsInterference() {
    IntStream.rangeClosed(1, 10).forEach(beam -> send(score(beam, 0.02, 3, 10)));
    closeWindow();

    assertThat(groups.readValue().getVerdict()).isEqualTo(BeamVerdict.INTERFERENCE);
    assertThat(groups.isEmpty()).isTrue();
  }

  @Test
  void shouldGroupHarmonicsAcrossBeams() {
    send(score(1, 0.6, 60, 30));
    send(score(2, 0.3, 60, 12));
    closeWindow();

    assertThat(groups.readValue().getMembers())
        .extracting("ratioNumerator", "ratioDenominator")
        .containsExactly(tuple(1, 1), tuple(1, 2));
  }

  @Test
  void shouldWriteAGroupAgainThatALateScoreJoins() {
    send(score(1, 0.5, 60, 12));
    send(score(2, 0.5, 60, 20));
    closeWindow();
    groups.readValue();

    send(score(3, 0.5, 60, 14));
    driver.advanceWallClockTime(SECOND.multipliedBy(2));

    Map<String, BeamGroup> after = state();
    assertThat(after.values().stream().filter(Objects::nonNull))
        .singleElement()
        .satisfies(group -> assertThat(group.getMembers()).hasSize(3));
  }

  @Test
  void shouldTakeAGroupBackWhoseIdentityALateScoreChanges() {
    // The group is named by the least identity: a late member that has a lesser one renames it.
    List<Score> byIdentity =
        IntStream.rangeClosed(1, 3)
            .mapToObj(beam -> score(beam, 0.5, 60, 10 + beam))
            .sorted(Comparator.comparing(Score::getCandidateId))
            .toList();
    send(byIdentity.get(1));
    send(byIdentity.get(2));
    closeWindow();
    assertThat(groups.readKeyValue().key).isEqualTo(byIdentity.get(1).getCandidateId());

    send(byIdentity.get(0));
    driver.advanceWallClockTime(SECOND.multipliedBy(2));

    Map<String, BeamGroup> after = state();
    assertThat(after).hasSize(2).containsEntry(byIdentity.get(1).getCandidateId(), null);
    assertThat(after.get(byIdentity.get(0).getCandidateId()).getMembers()).hasSize(3);
  }

  @Test
  void shouldSayNothingAboutAScoreThatComesTwice() {
    send(score(1, 0.5, 60, 12));
    send(score(2, 0.5, 60, 20));
    closeWindow();
    groups.readValue();

    send(score(2, 0.5, 60, 20));
    driver.advanceWallClockTime(SECOND.multipliedBy(2));

    assertThat(groups.isEmpty()).isTrue();
  }

  @Test
  void shouldOpenANewWindowForWhatComesAfterAllIsForgotten() {
    send(score(1, 0.5, 60, 12));
    send(score(2, 0.5, 60, 20));
    closeWindow();
    groups.readValue();
    driver.advanceWallClockTime(SETTINGS.kept());

    send(score(3, 0.5, 60, 14));
    send(score(4, 0.5, 60, 14));
    closeWindow();

    assertThat(groups.readValue().getMembers()).extracting("beam").containsExactlyInAnyOrder(3, 4);
    try (KeyValueIterator<String, Score> kept =
        driver.<String, Score>getKeyValueStore("beam-members").all()) {
      assertThat(kept).toIterable().hasSize(2);
    }
  }

  @Test
  void shouldSayTheSameInTheEndWhetherScoresComeInTimeOrLate() {
    List<Score> all =
        IntStream.rangeClosed(1, 6).mapToObj(b -> score(b, b < 5 ? 0.5 : 0.9, 60, b)).toList();
    all.forEach(this::send);
    closeWindow();
    Map<String, BeamGroup> together = state();

    driver.advanceWallClockTime(SETTINGS.kept());
    for (int i = all.size() - 1; i >= 0; i--) {
      send(all.get(i));
      closeWindow();
    }
    Map<String, BeamGroup> piecemeal = state();
    piecemeal.values().removeIf(Objects::isNull);

    assertThat(piecemeal).isEqualTo(together).hasSize(2);
  }

  @Test
  void shouldKeepPointingsApart() {
    Score later = score(2, 0.5, 60, 20);
    later.setStartMjd(BeamScores.START + 0.1);
    send(score(1, 0.5, 60, 12));
    send(later);
    closeWindow();

    assertThat(groups.isEmpty()).isTrue();
  }

  @Test
  void shouldNotShowAnInjectedPulsarAsAGroup() {
    for (int beam = 1; beam <= 2; beam++) {
      Score injected = score(beam, 0.5, 60, 20);
      injected.setInjection(new Injection("night-1", 20.0, 0.5, 60.0));
      send(injected);
    }
    closeWindow();

    assertThat(groups.isEmpty()).isTrue();
  }

  @Test
  void shouldLeaveOutTheImprobableTheOldAndWhatIsNoScore() {
    Score improbable = score(2, 0.5, 60, 20);
    improbable.setProbability(0.4);
    Score old = score(3, 0.5, 60, 20);
    old.setStartMjd(null);
    send(score(1, 0.5, 60, 12));
    send(improbable);
    send(old);
    scores.pipeInput(new byte[0], "no score".getBytes(StandardCharsets.UTF_8));
    scores.pipeInput(new byte[0], (byte[]) null);
    closeWindow();

    assertThat(groups.isEmpty()).isTrue();
  }

  private void closeWindow() {
    driver.advanceWallClockTime(SETTINGS.window().plus(SECOND));
  }

  private void send(Score score) {
    scores.pipeInput(score.getCandidateId().getBytes(StandardCharsets.UTF_8), codec.encode(score));
  }

  /** What a reader of the compacted topic has, with the groups that were taken back as nulls. */
  private Map<String, BeamGroup> state() {
    Map<String, BeamGroup> state = new LinkedHashMap<>();
    groups.readKeyValuesToList().forEach(group -> state.put(group.key, group.value));
    return state;
  }
}
