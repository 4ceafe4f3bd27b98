package org.pulsartriage.replay.night;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.LongConsumer;
import java.util.function.ToDoubleFunction;
import org.pulsartriage.models.engine.CandidateScore;
import org.pulsartriage.models.engine.CandidateScorer;
import org.pulsartriage.models.engine.ModelDescription;
import org.pulsartriage.schemas.Candidate;
import org.pulsartriage.schemas.FoldValues;
import org.pulsartriage.schemas.kafka.KafkaConnection;

/**
 * A night under two models. Follows from the night's candidates and the models alone, whatever the
 * order in which the topic gives them.
 */
public final class NightComparison {

  /** Disagreements that are kept with their planes, to be drawn: the greatest. */
  static final int MOST_DRAWN = 24;

  private static final int BATCH = 64;

  private final String night;
  private final ModelDescription before;
  private final ModelDescription after;
  private final List<NightRow> rows;
  private final List<String> unscored;
  private final List<Candidate> drawn;

  private NightComparison(
      String night,
      ModelDescription before,
      ModelDescription after,
      List<NightRow> rows,
      List<String> unscored,
      List<Candidate> drawn) {
    this.night = night;
    this.before = before;
    this.after = after;
    this.rows = rows;
    this.unscored = unscored;
    this.drawn = drawn;
  }

  /**
   * Reads and scores a night. Holds a row a candidate, and the planes of a few.
   *
   * @param connection the cluster
   * @param night YYYY-MM-DD
   * @param before the model that is compared with
   * @param after the model that is compared
   * @param truth what is known of the candidates
   * @param progress told the number of candidates scored so far
   * @return the comparison
   * @throws IllegalArgumentException where no candidate of that night is recorded
   */
  public static NightComparison of(
      KafkaConnection connection,
      String night,
      CandidateScorer before,
      CandidateScorer after,
      NightTruth truth,
      LongConsumer progress) {
    Scoring scoring = new Scoring(before, after, truth, progress);
    RecordedNight.read(connection, night, scoring::add);
    scoring.flush();
    return new NightComparison(
        night,
        before.model(),
        after.model(),
        scoring.ranked(),
        scoring.unscored.stream().sorted().toList(),
        List.copyOf(scoring.greatest.values()));
  }

  /**
   * @return what differs, in a line
   */
  public String summary() {
    List<NightRow> real = real();
    List<NightRow> injected = injected();
    return "%d candidates of night %s: %s calls %d pulsars, %s calls %d; %d lost, %d won%s%s"
        .formatted(
            real.size(),
            night,
            before.modelId(),
            real.stream().filter(row -> row.before().called()).count(),
            after.modelId(),
            real.stream().filter(row -> row.after().called()).count(),
            real.stream().filter(row -> row.disagreed() && row.before().called()).count(),
            real.stream().filter(row -> row.disagreed() && row.after().called()).count(),
            injected.isEmpty()
                ? ""
                : "; of %d injected pulsars %d recalled before, %d after"
                    .formatted(
                        injected.size(),
                        injected.stream().filter(row -> row.before().called()).count(),
                        injected.stream().filter(row -> row.after().called()).count()),
            unscored.isEmpty() ? "" : "; " + unscored.size() + " could not be scored");
  }

  String night() {
    return night;
  }

  ModelDescription before() {
    return before;
  }

  ModelDescription after() {
    return after;
  }

  /** Every scored candidate, by identity. */
  List<NightRow> rows() {
    return rows;
  }

  /** What the telescope saw, by identity. */
  List<NightRow> real() {
    return rows.stream().filter(row -> !row.injected()).toList();
  }

  /** Simulated pulsars among them, by identity. */
  List<NightRow> injected() {
    return rows.stream().filter(NightRow::injected).toList();
  }

  /** Files that a model could not score, each with the cause. */
  List<String> unscored() {
    return unscored;
  }

  /** The greatest disagreements with their planes, the greatest first. */
  List<Candidate> drawn() {
    return drawn;
  }

  /** Real candidates that one model calls a pulsar and the other does not, the greatest first. */
  List<NightRow> disagreements() {
    return real().stream()
        .filter(NightRow::disagreed)
        .sorted(
            Comparator.comparingDouble((NightRow row) -> -Math.abs(row.shift()))
                .thenComparing(NightRow::candidateId))
        .toList();
  }

  /** A candidate under both models, before all are known. */
  private record Scored(Candidate candidate, CandidateScore before, CandidateScore after) {}

  /** Where a disagreement stands among the others. */
  private record Greatness(double shift, String candidateId) implements Comparable<Greatness> {

    @Override
    public int compareTo(Greatness other) {
      int byShift = Double.compare(other.shift, shift);
      return byShift != 0 ? byShift : candidateId.compareTo(other.candidateId);
    }
  }

  /** Candidates gathered to batches, scored, and stripped of their planes. */
  private static final class Scoring {

    private final CandidateScorer before;
    private final CandidateScorer after;
    private final NightTruth truth;
    private final LongConsumer progress;
    private final List<Candidate> batch = new ArrayList<>();
    private final List<NightRow> rows = new ArrayList<>();
    private final List<String> unscored = new ArrayList<>();
    private final NavigableMap<Greatness, Candidate> greatest = new TreeMap<>();

    Scoring(
        CandidateScorer before, CandidateScorer after, NightTruth truth, LongConsumer progress) {
      this.before = before;
      this.after = after;
      this.truth = truth;
      this.progress = progress;
    }

    void add(Candidate candidate) {
      batch.add(candidate);
      if (batch.size() == BATCH) {
        flush();
      }
    }

    void flush() {
      try {
        keep(batch, before.score(batch), after.score(batch));
      } catch (RuntimeException e) {
        // One of them: it must not take the others with it.
        for (Candidate candidate : batch) {
          single(candidate);
        }
      }
      batch.clear();
      progress.accept(rows.size() + unscored.size());
    }

    private void single(Candidate candidate) {
      List<Candidate> one = List.of(candidate);
      try {
        keep(one, before.score(one), after.score(one));
      } catch (RuntimeException e) {
        unscored.add(candidate.getSource().getFileName() + ": " + e.getMessage());
      }
    }

    private void keep(
        List<Candidate> candidates, List<CandidateScore> first, List<CandidateScore> second) {
      for (int i = 0; i < candidates.size(); i++) {
        keep(new Scored(candidates.get(i), first.get(i), second.get(i)));
      }
    }

    private void keep(Scored scored) {
      Candidate candidate = scored.candidate();
      FoldValues optimised = candidate.getOptimised();
      rows.add(
          new NightRow(
              candidate.getCandidateId(),
              candidate.getSource().getFileName(),
              optimised.getBarycentricPeriod() != null
                  ? optimised.getBarycentricPeriod()
                  : optimised.getTopocentricPeriod(),
              optimised.getDm(),
              optimised.getSnr(),
              truth.of(candidate),
              candidate.getInjection() != null,
              word(scored.before(), 0),
              word(scored.after(), 0)));
      if (candidate.getInjection() == null && scored.before().pulsar() != scored.after().pulsar()) {
        double shift = Math.abs(scored.after().probability() - scored.before().probability());
        greatest.put(new Greatness(shift, candidate.getCandidateId()), candidate);
        if (greatest.size() > MOST_DRAWN) {
          greatest.pollLastEntry();
        }
      }
    }

    private static NightRow.Word word(CandidateScore score, int rank) {
      return new NightRow.Word(score.logit(), score.probability(), score.pulsar(), rank);
    }

    List<NightRow> ranked() {
      double[] first = ascending(row -> row.before().logit());
      double[] second = ascending(row -> row.after().logit());
      return rows.stream()
          .map(
              row ->
                  new NightRow(
                      row.candidateId(),
                      row.fileName(),
                      row.period(),
                      row.dm(),
                      row.snr(),
                      row.pulsar(),
                      row.injected(),
                      ranked(row.before(), first),
                      ranked(row.after(), second)))
          .sorted(Comparator.comparing(NightRow::candidateId))
          .toList();
    }

    private double[] ascending(ToDoubleFunction<NightRow> logit) {
      return rows.stream().filter(row -> !row.injected()).mapToDouble(logit).sorted().toArray();
    }

    private static NightRow.Word ranked(NightRow.Word word, double[] ascending) {
      int above = ascending.length;
      int at = Arrays.binarySearch(ascending, word.logit());
      at = at < 0 ? -at - 1 : at;
      while (at < ascending.length && ascending[at] == word.logit()) {
        at++;
      }
      above -= at;
      return new NightRow.Word(word.logit(), word.probability(), word.called(), above + 1);
    }
  }
}
