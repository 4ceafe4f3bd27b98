package org.pulsartriage.schemas.releases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.pulsartriage.schemas.ModelRelease;
import org.pulsartriage.schemas.kafka.KafkaConnection;
import org.pulsartriage.schemas.topics.TopicCatalogue;
import org.pulsartriage.testsupport.TestCluster;

class ModelRegistryIT {

  private final KafkaConnection connection =
      new KafkaConnection(
          TestCluster.shared().bootstrapServers(),
          new TopicCatalogue("t" + UUID.randomUUID() + ".", 1),
          (short) 1,
          Map.of());
  private final ModelRegistry registry = new ModelRegistry(connection, InstantSource.system());

  @BeforeEach
  void createTopics() {
    connection.createTopics();
  }

  @Test
  void shouldReadBackWhatWasChangedTogether() {
    registry.change("test", ModelChanges.announce("a", "a".repeat(64), "packaged:a"));
    registry.change("test", ModelChanges.release("b", "b".repeat(64), "file:/b.zip", "new"));

    List<ModelRelease> written = registry.change("astronomer", ModelChanges.promote("b", null));

    assertThat(written).hasSize(2);
    ModelReleases read = registry.read();
    assertThat(read.active()).map(ModelRelease::getModelId).contains("b");
    assertThat(read.active()).map(ModelRelease::getReleasedBy).contains("astronomer");
    assertThat(read.previous()).map(ModelRelease::getModelId).contains("a");
  }

  @Test
  void shouldRefuseOneOfTwoChangesThatAreMadeAtTheSameTime() {
    registry.change("test", ModelChanges.announce("a", "a".repeat(64), "packaged:a"));
    registry.change("test", ModelChanges.release("b", "b".repeat(64), "file:/b.zip", null));
    registry.change("test", ModelChanges.release("c", "c".repeat(64), "file:/c.zip", null));
    ModelRegistry other = new ModelRegistry(connection, InstantSource.system());
    AtomicInteger decisions = new AtomicInteger();
    ModelChange slow =
        (releases, stamp) -> {
          if (decisions.incrementAndGet() == 2) {
            // The first decides on what it has read, and the second is done before it writes.
            other.change("second", ModelChanges.promote("c", null));
          }
          return ModelChanges.promote("b", null).on(releases, stamp);
        };

    assertThatThrownBy(() -> registry.change("first", slow))
        .isInstanceOf(ModelChangeException.class)
        .hasMessageContaining("at the same time");

    ModelReleases read = registry.read();
    assertThat(read.active()).map(ModelRelease::getModelId).contains("c");
    assertThat(read.previous()).map(ModelRelease::getModelId).contains("a");
  }

  @Test
  void shouldWriteNothingWhereAChangeIsNotAllowed() {
    assertThatThrownBy(() -> registry.change("test", ModelChanges.promote("nobody", null)))
        .isInstanceOf(ModelChangeException.class);

    assertThat(registry.read().all()).isEmpty();
  }
}
