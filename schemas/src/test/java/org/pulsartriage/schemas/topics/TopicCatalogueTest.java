package org.pulsartriage.schemas.topics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class TopicCatalogueTest {

  @Test
  void shouldPrefixEveryTopic() {
    assertThat(new TopicCatalogue("lowlat.", 2).all())
        .extracting(TopicDefinition::name)
        .containsExactlyInAnyOrder(
            "lowlat.candidates",
            "lowlat.scores",
            "lowlat.models",
            "lowlat.model-switches",
            "lowlat.shadow-scores",
            "lowlat.quarantine",
            "lowlat.ledger",
            "lowlat.groups",
            "lowlat.labels",
            "lowlat.training-jobs",
            "lowlat.training-progress",
            "lowlat.sample-scores",
            "lowlat.evaluations",
            "lowlat.replays",
            "lowlat.replay-progress",
            "lowlat.alarms",
            "lowlat.drift",
            "lowlat.recall",
            "lowlat.shadow-comparisons");
  }

  @Test
  void shouldPartitionCandidatesAndScoresAlikeSoThatTheyJoinByKey() {
    TopicCatalogue catalogue = new TopicCatalogue("triage.", 12);

    assertThat(catalogue.candidates().partitions())
        .isEqualTo(catalogue.scores().partitions())
        .isEqualTo(12);
  }

  @Test
  void shouldAskForTwoCopiesInStepOnceThereAreThree() {
    TopicDefinition candidates = TopicCatalogue.standard().candidates();

    assertThat(candidates.toNewTopic((short) 3).configs())
        .containsEntry("min.insync.replicas", "2");
    assertThat(candidates.toNewTopic((short) 1).configs())
        .containsEntry("min.insync.replicas", "1");
  }

  @Test
  void shouldKeepQuarantineForEverAndTakeAWholeRawFile() {
    assertThat(TopicCatalogue.standard().quarantine().toNewTopic((short) 1).configs())
        .containsEntry("retention.ms", "-1")
        .hasEntrySatisfying(
            "max.message.bytes",
            bytes ->
                assertThat(Integer.parseInt(bytes))
                    .isGreaterThan(TopicCatalogue.QUARANTINE_MAX_BYTES));
  }

  @Test
  void shouldForgetNoLabel() {
    assertThat(TopicCatalogue.standard().labels().toNewTopic((short) 1).configs())
        .containsEntry("cleanup.policy", "delete")
        .containsEntry("retention.ms", "-1");
  }

  @Test
  void shouldKnowTheTopicsOfSamplesByTheirNames() {
    TopicCatalogue catalogue = new TopicCatalogue("low.lat.", 2);

    assertThat(catalogue.everySamples().asMatchPredicate())
        .accepts(catalogue.samples("mnist-3v5-50-1000").name(), "low.lat.samples.htru2")
        .rejects("low.lat.sample-scores", "lowxlat.samples.htru2", "other.low.lat.samples.htru2");
    assertThat(catalogue.sampleScores().partitions())
        .isEqualTo(catalogue.samples("htru2").partitions());
  }

  @Test
  void shouldRefuseANameThatNoTopicOfSamplesCanHave() {
    assertThatThrownBy(() -> TopicCatalogue.standard().samples("../mnist"))
        .hasMessage("samples of '../mnist': small letters, digits and '-' only, 100 at most");
  }

  @Test
  void shouldRefuseAPrefixThatNoTopicCanHave() {
    assertThatThrownBy(() -> new TopicCatalogue("my night/", 1)).hasMessageContaining("my night/");
  }
}
