package org.pulsartriage.standalone.demo;

import java.io.PrintWriter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.pulsartriage.schemas.KnownPulsarMatch;
import org.pulsartriage.schemas.Score;
import org.pulsartriage.schemas.ScoreLabel;
import org.pulsartriage.schemas.ledger.NightBalance;
import org.pulsartriage.standalone.console.Accepted;
import org.pulsartriage.standalone.console.TextTable;
import org.pulsartriage.standalone.pipeline.Delivery;

/** What the pipeline made of a night, beside the truth. */
final class DemoSummary {

  private static final int BEST = 10;

  private final DemoNight night;
  private final List<Score> scores;
  private final List<Score> injectedScores;
  private final long received;
  private final long injected;
  private final long quarantined;
  private final long duplicates;
  private final List<NightBalance> ledger;

  /**
   * @param night the truth
   * @param outcomes of each delivery
   * @param ledger the balance of every night
   */
  DemoSummary(DemoNight night, List<Delivery.Outcome> outcomes, List<NightBalance> ledger) {
    this.night = night;
    this.scores = outcomes.stream().flatMap(outcome -> outcome.scores().stream()).toList();
    this.injectedScores =
        outcomes.stream().flatMap(outcome -> outcome.injectedScores().stream()).toList();
    this.injected = outcomes.stream().mapToLong(Delivery.Outcome::injected).sum();
    this.received = outcomes.stream().mapToLong(Delivery.Outcome::received).sum();
    this.quarantined = outcomes.stream().mapToLong(Delivery.Outcome::rejections).sum();
    this.duplicates = outcomes.stream().mapToLong(Delivery.Outcome::duplicates).sum();
    this.ledger = ledger;
  }

  /**
   * @return whether every file received and every pulsar injected is scored, quarantined or a
   *     duplicate, and the ledger agrees
   */
  boolean balanced() {
    return received + injected == scores.size() + injectedScores.size() + quarantined + duplicates
        && ledger.stream().allMatch(NightBalance::balanced)
        && ledger.stream().mapToLong(balance -> balance.ingest().injected()).sum() == injected
        && ledger.stream().mapToLong(balance -> balance.ingest().received()).sum()
            == received + injected;
  }

  void print(PrintWriter out) {
    out.printf(
        "%nreceived %s = scored %d + quarantined %d + duplicates %d; the ledger %s%n",
        Accepted.text(received, injected),
        scores.size() + injectedScores.size(),
        quarantined,
        duplicates,
        balanced() ? "balances" : "does NOT balance");
    long found = called(true);
    long falselyCalled = called(false);
    long others = scores.size() - night.pulsars();
    out.printf(
        Locale.ROOT,
        "pulsars found: %d of %d (recall %.3f); false positives: %d of %d (%.2f %%), at threshold %.4f%n",
        found,
        night.pulsars(),
        (double) found / night.pulsars(),
        falselyCalled,
        others,
        100.0 * falselyCalled / others,
        scores.get(0).getThreshold());
    if (injected > 0) {
      out.printf(
          "injected pulsars called: %d of %d; they are in no list%n",
          injectedScores.stream().filter(score -> score.getLabel() == ScoreLabel.PULSAR).count(),
          injectedScores.size());
    }
    out.printf("%nThe ten best%n");
    TextTable table =
        new TextTable(
            "rank", "file", "period s", "DM", "S/N", "probability", "truth", "known pulsar");
    List<Score> best =
        scores.stream()
            .sorted(Comparator.comparingDouble(Score::getLogit).reversed())
            .limit(BEST)
            .toList();
    for (int i = 0; i < best.size(); i++) {
      Score score = best.get(i);
      table.row(
          i + 1,
          score.getFileName(),
          number("%.6f", score.getPeriod()),
          number("%.1f", score.getDm()),
          number("%.1f", score.getSnr()),
          number("%.4f", score.getProbability()),
          night.kinds().get(score.getFileName()),
          known(score));
    }
    table.print(out);
  }

  private long called(boolean pulsars) {
    return scores.stream()
        .filter(score -> score.getLabel() == ScoreLabel.PULSAR)
        .filter(score -> night.kinds().get(score.getFileName()).equals(DemoNight.PULSAR) == pulsars)
        .count();
  }

  /** The most probable one with its posterior; null where there is none. */
  private static String known(Score score) {
    if (score.getKnownPulsars().isEmpty()) {
      return null;
    }
    KnownPulsarMatch match = score.getKnownPulsars().get(0);
    return match.getName() + " " + number("%.3f", match.getPosterior());
  }

  private static String number(String format, Double value) {
    return value == null ? "-" : String.format(Locale.ROOT, format, value);
  }
}
