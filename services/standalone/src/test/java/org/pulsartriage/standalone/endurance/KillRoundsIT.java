package org.pulsartriage.standalone.endurance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One round of the long proof: a pipeline in a JVM of its own, killed just after a promotion. */
class KillRoundsIT {

  @TempDir private Path folder;

  @Test
  void shouldLoseAndDoubleNothingWhereThePipelineIsKilledDuringAChangeOfModels() throws Exception {
    List<KillRound> rounds =
        new KillRounds(
                new KillRounds.Plan(
                    false,
                    1,
                    40,
                    1,
                    Duration.ofSeconds(2),
                    // The group waits so long for the dead member; and a JVM that lives for seconds
                    // gains nothing from its best compiler.
                    Map.of(
                        "TRIAGE_KAFKA_CONSUMER_SESSION_TIMEOUT_MS",
                        "6000",
                        "JAVA_TOOL_OPTIONS",
                        "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC")),
                folder)
            .run(round -> {});

    assertThat(rounds)
        .singleElement()
        .satisfies(
            round -> {
              assertThat(round.accepted()).isPositive().isEqualTo(round.scored());
              assertThat(round.lost()).isZero();
              assertThat(round.doubled()).isZero();
              assertThat(round.byAnotherModel()).isZero();
              assertThat(round.balanced()).isTrue();
              assertThat(round.change()).startsWith("promoted");
              assertThat(round.models()).isPositive();
            });
  }
}
