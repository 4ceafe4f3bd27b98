package org.pulsartriage.scorer.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class CommitPaceTest {

  private static final long NOW = 1_800_000_000_000L;

  private final CommitPace pace = new CommitPace(Duration.ofMillis(50));

  @Test
  void shouldCommitAFreshCandidateAfterTheLeastTime() {
    pace.took(NOW - 10, NOW);

    assertThat(pace.isDue(NOW + 49)).isFalse();
    assertThat(pace.isDue(NOW + 50)).isTrue();
  }

  @Test
  void shouldNotMakeAShortHaltTwiceAsLong() {
    pace.took(NOW - 299, NOW);

    assertThat(pace.isDue(NOW + 49)).isFalse();
    assertThat(pace.isDue(NOW + 50)).isTrue();
  }

  @Test
  void shouldLetACandidateOfABacklogWaitAsLongAgain() {
    pace.took(NOW - 400, NOW);

    assertThat(pace.isDue(NOW + 399)).isFalse();
    assertThat(pace.isDue(NOW + 400)).isTrue();
  }

  @Test
  void shouldGoByTheFirstCandidateSinceTheLastCommit() {
    pace.took(NOW, NOW);
    pace.took(NOW - 10_000, NOW + 20);
    assertThat(pace.isDue(NOW + 50)).isTrue();

    pace.committed();
    assertThat(pace.isDue(NOW + 1_000_000)).isFalse();

    pace.took(NOW - 10_000, NOW + 60);
    assertThat(pace.isDue(NOW + 110)).isFalse();
  }

  @Test
  void shouldTakeWhatWasPublishedByAClockThatIsAheadForFresh() {
    pace.took(NOW + 60_000, NOW);

    assertThat(pace.isDue(NOW + 50)).isTrue();
  }
}
