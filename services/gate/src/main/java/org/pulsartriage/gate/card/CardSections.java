package org.pulsartriage.gate.card;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import org.pulsartriage.evaluation.Proportion;

/** A card in words and tables. */
public final class CardSections {

  private static final String ECE = "ece";

  private CardSections() {}

  /**
   * @param card a card
   * @return its parts, in the order in which they are read
   */
  public static List<CardSection> of(ComparisonCard card) {
    List<CardSection> sections = new ArrayList<>();
    sections.add(models(card));
    if (card.validation() != null) {
      sections.add(validation(card.validation()));
      sections.add(calibration(card.validation()));
      sections.add(speed(card.validation()));
    }
    manifests(card, sections);
    if (card.together() != null) {
      sections.add(pulsars("Injected pulsars", card.together().injected()));
      sections.add(pulsars("Known pulsars", card.together().known()));
      sections.add(nights(card.together().nights()));
      sections.add(movers(card.together()));
    }
    if (!card.missing().isEmpty()) {
      sections.add(
          new CardSection(
              "Not on this card",
              null,
              List.of("what, and why"),
              card.missing().stream().map(List::of).toList()));
    }
    return sections;
  }

  private static CardSection models(ComparisonCard card) {
    List<List<String>> rows = new ArrayList<>();
    if (card.before() != null) {
      rows.add(model("before", card.before()));
    }
    rows.add(model("after", card.after()));
    return new CardSection(
        "Models", null, List.of("", "model", "digest", "state", "threshold"), rows);
  }

  private static List<String> model(String place, ComparisonCard.Side side) {
    return List.of(
        place,
        side.modelId(),
        side.digest().substring(0, 12),
        side.state(),
        side.threshold() == null ? "-" : number(side.threshold()));
  }

  private static CardSection validation(ComparisonCard.Validation both) {
    List<List<String>> rows = new ArrayList<>();
    both.before()
        .forEach(
            (name, value) -> {
              if (!name.equals(ECE)) {
                rows.add(figure(name, value, both.after().get(name)));
              }
            });
    return new CardSection(
        "Frozen validation set",
        format(
            "%d pulsars and %d others, simulated from seed %d, scored by both now; each calls at its own threshold.",
            both.pulsars(), both.others(), both.seed()),
        List.of("figure", "before", "after", "difference"),
        rows);
  }

  private static CardSection calibration(ComparisonCard.Validation both) {
    return new CardSection(
        "Calibration",
        format(
            "Expected calibration error on that set, weighted to the survey's one pulsar in 76: %.4f before, %.4f after.",
            both.before().get(ECE), both.after().get(ECE)),
        List.of(),
        List.of());
  }

  private static CardSection speed(ComparisonCard.Validation both) {
    return new CardSection(
        "Speed",
        format(
            "%.0f candidates/s before, %.0f after: %s, one thread of this machine, the best of three passes.",
            both.candidatesPerSecondBefore(), both.candidatesPerSecondAfter(), both.engine()),
        List.of(),
        List.of());
  }

  private static void manifests(ComparisonCard card, List<CardSection> sections) {
    Map<String, Double> before = card.before() == null ? Map.of() : card.before().metrics();
    Map<String, Double> after = card.after().metrics();
    TreeSet<String> names = new TreeSet<>(before.keySet());
    names.addAll(after.keySet());
    names.removeIf(name -> name.startsWith("passed:"));
    if (!names.isEmpty()) {
      sections.add(
          new CardSection(
              "What the bundles say",
              "Measured by each training on its own held-out candidates: comparable only where these were the same.",
              List.of("figure", "before", "after", "difference"),
              names.stream()
                  .map(name -> figure(name, before.get(name), after.get(name)))
                  .toList()));
    }
  }

  private static List<String> figure(String name, Double before, Double after) {
    return List.of(
        name,
        before == null ? "-" : number(before),
        after == null ? "-" : number(after),
        before == null || after == null ? "-" : format("%+.4f", after - before));
  }

  private static CardSection pulsars(String title, List<ComparisonCard.SnrRow> bySnr) {
    List<List<String>> rows = new ArrayList<>();
    long seen = 0;
    long before = 0;
    long after = 0;
    for (ComparisonCard.SnrRow row : bySnr) {
      rows.add(pulsars(row.snr(), row.seen(), row.before(), row.after()));
      seen += row.seen();
      before += row.before();
      after += row.after();
    }
    if (rows.isEmpty()) {
      return new CardSection(title, "None among the candidates.", List.of(), List.of());
    }
    rows.add(pulsars("all", seen, before, after));
    return new CardSection(
        title,
        "Called by each on the same candidates, with 95 % intervals of recall.",
        List.of("S/N", "seen", "before", "after", "recall before", "recall after"),
        rows);
  }

  private static List<String> pulsars(String snr, long seen, long before, long after) {
    return List.of(
        snr,
        Long.toString(seen),
        Long.toString(before),
        Long.toString(after),
        interval(new Proportion(before, seen)),
        interval(new Proportion(after, seen)));
  }

  private static CardSection nights(List<ComparisonCard.NightCount> nights) {
    return new CardSection(
        "Nights",
        "Candidates that both have scored.",
        List.of(
            "night",
            "scored",
            "called before",
            "called after",
            "by before only",
            "by after only",
            "agreement"),
        nights.stream()
            .map(
                night ->
                    List.of(
                        night.night(),
                        Long.toString(night.scored()),
                        Long.toString(night.calledBefore()),
                        Long.toString(night.calledAfter()),
                        Long.toString(night.onlyBefore()),
                        Long.toString(night.onlyAfter()),
                        number(night.agreement())))
            .toList());
  }

  private static CardSection movers(ComparisonCard.Together together) {
    String night = together.nights().get(together.nights().size() - 1).night();
    if (together.movers().isEmpty()) {
      return new CardSection(
          "Movers", "None: both rank night " + night + " alike.", List.of(), List.of());
    }
    return new CardSection(
        "Movers",
        "Of night " + night + ", those whose rank changed by the greatest factor.",
        List.of(
            "candidate",
            "file",
            "truth",
            "rank before",
            "rank after",
            "probability before",
            "probability after"),
        together.movers().stream()
            .map(
                mover ->
                    List.of(
                        mover.candidateId(),
                        mover.fileName(),
                        mover.truth(),
                        Integer.toString(mover.rankBefore()),
                        Integer.toString(mover.rankAfter()),
                        number(mover.probabilityBefore()),
                        number(mover.probabilityAfter())))
            .toList());
  }

  private static String interval(Proportion share) {
    return format("%.3f (%.3f to %.3f)", share.value(), share.low(), share.high());
  }

  private static String number(double value) {
    return format("%.4f", value);
  }

  private static String format(String pattern, Object... values) {
    return String.format(Locale.ROOT, pattern, values);
  }
}
