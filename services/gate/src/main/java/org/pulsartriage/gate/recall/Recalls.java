package org.pulsartriage.gate.recall;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.OptionalDouble;
import org.pulsartriage.schemas.ModelRole;
import org.pulsartriage.schemas.Recall;
import org.pulsartriage.schemas.Score;
import org.pulsartriage.schemas.ScoreLabel;

/** One score as a count of one, and how counts add up. */
final class Recalls {

  private Recalls() {}

  /** None where the candidate is not known to be a pulsar, or its S/N is in no range. */
  static List<Recall> of(Score score, ModelRole role) {
    Truth truth = Truth.of(score);
    OptionalDouble snr = Truth.snr(score);
    if (truth == Truth.NONE || snr.isEmpty()) {
      return List.of();
    }
    long called = score.getLabel() == ScoreLabel.PULSAR ? 1 : 0;
    boolean injected = truth == Truth.INJECTED;
    return SnrBin.of(snr.getAsDouble()).stream()
        .map(
            bin ->
                Recall.newBuilder()
                    .setHour(score.getScoredAt().truncatedTo(ChronoUnit.HOURS))
                    .setNight(score.getNight())
                    .setModelId(score.getModelId())
                    .setModelDigest(score.getModelDigest())
                    .setRole(role)
                    .setSnrFrom(bin.from())
                    .setSnrTo(bin.to())
                    .setInjectedSeen(injected ? 1 : 0)
                    .setInjectedCalled(injected ? called : 0)
                    .setKnownSeen(injected ? 0 : 1)
                    .setKnownCalled(injected ? 0 : called)
                    .setLastScoredAt(score.getScoredAt())
                    .build())
        .toList();
  }

  static String key(Recall recall) {
    return String.join(
        "/",
        recall.getHour().toString(),
        recall.getNight(),
        recall.getModelDigest(),
        recall.getRole().name(),
        Double.toString(recall.getSnrFrom()));
  }

  static Recall sum(Recall one, Recall other) {
    Instant last =
        one.getLastScoredAt().isAfter(other.getLastScoredAt())
            ? one.getLastScoredAt()
            : other.getLastScoredAt();
    return Recall.newBuilder(one)
        .setInjectedSeen(one.getInjectedSeen() + other.getInjectedSeen())
        .setInjectedCalled(one.getInjectedCalled() + other.getInjectedCalled())
        .setKnownSeen(one.getKnownSeen() + other.getKnownSeen())
        .setKnownCalled(one.getKnownCalled() + other.getKnownCalled())
        .setLastScoredAt(last)
        .build();
  }
}
