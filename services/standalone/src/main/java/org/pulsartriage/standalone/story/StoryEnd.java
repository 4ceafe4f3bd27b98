package org.pulsartriage.standalone.story;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.pulsartriage.schemas.Alarm;
import org.pulsartriage.schemas.AlarmKind;
import org.pulsartriage.schemas.Evaluation;
import org.pulsartriage.schemas.ledger.NightBalance;
import org.pulsartriage.standalone.console.TextTable;

/**
 * The week in figures.
 *
 * @param plan how large it was
 * @param nights every night, in order
 * @param moved pulsars of the shadow's night that the two models disagree on
 * @param lastNight the shadow's night under both models, in a line
 * @param networkDigest SHA-256 of the new model's network
 * @param replayed figures of the benchmark under it
 * @param alarms what the gate told of meanwhile
 * @param ledger the balance of every night
 */
public record StoryEnd(
    StoryPlan plan,
    List<NightFigures> nights,
    Movements moved,
    String lastNight,
    String networkDigest,
    Evaluation replayed,
    List<Alarm> alarms,
    List<NightBalance> ledger) {

  /** Takes copies. */
  public StoryEnd {
    nights = List.copyOf(nights);
    alarms = List.copyOf(alarms);
    ledger = List.copyOf(ledger);
  }

  /**
   * @return false positives a night, from the first flooded one until the promotion
   */
  public double falsePositivesBefore() {
    return flooded().stream().mapToInt(NightFigures::falsePositives).average().orElseThrow();
  }

  /**
   * @return false positives a night after the promotion
   */
  public double falsePositivesAfter() {
    return after().stream().mapToInt(NightFigures::falsePositives).average().orElseThrow();
  }

  /**
   * @return recall of all pulsars until the promotion
   */
  public double recallBefore() {
    return recall(nights.subList(0, promotion()));
  }

  /**
   * @return recall of all pulsars after the promotion
   */
  public double recallAfter() {
    return recall(after());
  }

  /**
   * @return whether every night balances, and every candidate of the plan is in the counts
   */
  public boolean balanced() {
    return ledger.stream().allMatch(NightBalance::balanced)
        && ledger.stream().mapToLong(night -> night.ingest().received()).sum()
            >= nights.stream().mapToLong(NightFigures::scored).sum();
  }

  private int promotion() {
    return plan.usualNights() + 3;
  }

  private List<NightFigures> flooded() {
    return nights.subList(plan.usualNights(), promotion());
  }

  private List<NightFigures> after() {
    return nights.subList(promotion(), nights.size());
  }

  private static double recall(List<NightFigures> nights) {
    return nights.stream().mapToInt(NightFigures::found).sum()
        / (double) nights.stream().mapToInt(NightFigures::pulsars).sum();
  }

  void print(PrintWriter out) {
    out.println();
    TextTable table =
        new TextTable(
            "night", "candidates", "new kind", "pulsars", "found", "false positives", "model");
    for (NightFigures night : nights) {
      table.row(
          night.date(),
          night.scored(),
          night.flood(),
          night.pulsars(),
          night.found(),
          night.falsePositives(),
          String.join(", ", night.models()));
    }
    table.print(out);
    out.println();
    alarms.stream()
        .filter(alarm -> alarm.getKind() != AlarmKind.DRIFT)
        .forEach(
            alarm ->
                out.printf(
                    "alarm: %s %s: %s%n",
                    alarm.getNight(), alarm.getSubject(), alarm.getMessage()));
    alarms.stream()
        .filter(alarm -> alarm.getKind() == AlarmKind.DRIFT)
        .collect(Collectors.groupingBy(Alarm::getNight, TreeMap::new, Collectors.counting()))
        .forEach(
            (night, count) ->
                out.printf("alarms of drift: %s %d, './triage drift' lists them%n", night, count));
    out.printf("%s; pulsars among them: %d lost, %d won%n", lastNight, moved.lost(), moved.won());
    out.printf("the new model's network: SHA-256 %s%n", networkDigest);
    out.printf(
        Locale.ROOT,
        "false positives a night: %.0f in the flood, %.0f after; recall: %.3f before the promotion, %.3f after; the ledger %s%n",
        falsePositivesBefore(),
        falsePositivesAfter(),
        recallBefore(),
        recallAfter(),
        balanced() ? "balances" : "does NOT balance");
    out.flush();
  }
}
