package org.pulsartriage.standalone.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The small week, its trainer and its replay killed once each. */
class StoryIT {

  private static final long SEED = 20260302;

  @TempDir private Path folder;

  @Test
  void shouldEndWithTheFloodGoneThoughTrainerAndReplayWereKilled() throws Exception {
    StringWriter told = new StringWriter();

    StoryEnd end = Story.tell(true, SEED, 1, folder, new PrintWriter(told, true));

    assertThat(told.toString())
        .contains("trainer killed", "Frozen validation set", "promoted in", "replay killed");
    assertThat(end.replayed().getScored()).isEqualTo(200);
    assertThat(end.balanced()).as(told.toString()).isTrue();
    assertThat(end.nights()).hasSize(4);
    assertThat(end.nights().get(0).floodCalled()).isGreaterThan(90);
    assertThat(end.falsePositivesAfter())
        .as(told.toString())
        .isLessThan(end.falsePositivesBefore() / 2);
    assertThat(end.recallAfter()).as(told.toString()).isGreaterThan(0.5);
    assertThat(end.nights().get(3).models()).singleElement().asString().startsWith("week-");
  }
}
