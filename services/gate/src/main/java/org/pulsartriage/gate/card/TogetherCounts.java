package org.pulsartriage.gate.card;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.pulsartriage.evaluation.Ranks;
import org.pulsartriage.gate.recall.SnrBin;
import org.pulsartriage.gate.recall.Truth;

/** What two models said of the same candidates, counted. */
final class TogetherCounts {

  private static final int MOVERS = 10;

  private TogetherCounts() {}

  /** Of one candidate or more. */
  static ComparisonCard.Together of(List<PairedScore> pairs) {
    TreeMap<String, List<PairedScore>> nights = new TreeMap<>();
    pairs.forEach(pair -> nights.computeIfAbsent(pair.night(), n -> new ArrayList<>()).add(pair));
    return new ComparisonCard.Together(
        bySnr(pairs, Truth.INJECTED),
        bySnr(pairs, Truth.KNOWN),
        nights.entrySet().stream().map(TogetherCounts::night).toList(),
        movers(nights.lastEntry().getValue()));
  }

  private static List<ComparisonCard.SnrRow> bySnr(List<PairedScore> pairs, Truth truth) {
    List<ComparisonCard.SnrRow> rows = new ArrayList<>();
    for (SnrBin bin : SnrBin.ALL) {
      List<PairedScore> in =
          pairs.stream()
              .filter(pair -> pair.truth() == truth)
              .filter(pair -> SnrBin.of(pair.snr()).filter(bin::equals).isPresent())
              .toList();
      if (!in.isEmpty()) {
        rows.add(
            new ComparisonCard.SnrRow(
                bin.text(),
                in.size(),
                in.stream().filter(pair -> pair.before().called()).count(),
                in.stream().filter(pair -> pair.after().called()).count()));
      }
    }
    return rows;
  }

  private static ComparisonCard.NightCount night(Map.Entry<String, List<PairedScore>> night) {
    List<PairedScore> pairs = night.getValue();
    return new ComparisonCard.NightCount(
        night.getKey(),
        pairs.size(),
        pairs.stream().filter(pair -> pair.before().called()).count(),
        pairs.stream().filter(pair -> pair.after().called()).count(),
        pairs.stream().filter(pair -> pair.disagreed() && pair.before().called()).count(),
        pairs.stream().filter(pair -> pair.disagreed() && pair.after().called()).count());
  }

  private static List<ComparisonCard.Mover> movers(List<PairedScore> night) {
    int[] before = Ranks.of(night.stream().mapToDouble(p -> p.before().probability()).toArray());
    int[] after = Ranks.of(night.stream().mapToDouble(p -> p.after().probability()).toArray());
    List<ComparisonCard.Mover> movers = new ArrayList<>();
    for (int i = 0; i < before.length; i++) {
      PairedScore pair = night.get(i);
      if (before[i] != after[i]) {
        movers.add(
            new ComparisonCard.Mover(
                pair.candidateId(),
                pair.fileName(),
                pair.truth().name().toLowerCase(Locale.ROOT),
                before[i],
                after[i],
                pair.before().probability(),
                pair.after().probability()));
      }
    }
    movers.sort(
        Comparator.comparingDouble(
                (ComparisonCard.Mover mover) ->
                    -Math.abs(Math.log((double) mover.rankAfter() / mover.rankBefore())))
            .thenComparing(ComparisonCard.Mover::candidateId));
    return List.copyOf(movers.subList(0, Math.min(MOVERS, movers.size())));
  }
}
