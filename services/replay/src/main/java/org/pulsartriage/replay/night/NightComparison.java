package org.pulsartriage.replay.night;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.LongConsumer;
import java.util.stream.IntStream;
import org.pulsartriage.evaluation.Ranks;
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
    long lost = rows.stream().filter(row -> row.disagreed() && row.before().called()).count();
    long won = rows.stream().filter(row -> row.disagreed() && row.after().called()).count();
    return "%d candidates of night %s: %s calls %d pulsars, %s calls %d; %d lost, %d won%s"
        .formatted(
            rows.size(),
            night,
            before.modelId(),
            rows.stream().filter(row -> row.before().called()).count(),
            after.modelId(),
            rows.stream().filter(row -> row.after().called()).count(),
            lost,
            won,
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

  /** Files that a model could not score, each with the cause. */
  List<String> unscored() {
    return unscored;
  }

  /** The greatest disagreements with their planes, the greatest first. */
  List<Candidate> drawn() {
    return drawn;
  }

  /** Candidates that one model calls a pulsar and the other does not, the greatest first. */
  List<NightRow> disagreements() {
    return rows.stream()
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
              word(scored.before(), 0),
              word(scored.after(), 0)));
      if (scored.before().pulsar() != scored.after().pulsar()) {
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
      int[] first = Ranks.of(rows.stream().mapToDouble(row -> row.before().logit()).toArray());
      int[] second = Ranks.of(rows.stream().mapToDouble(row -> row.after().logit()).toArray());
      return IntStream.range(0, rows.size())
          .mapToObj(i -> ranked(rows.get(i), first[i], second[i]))
          .sorted(Comparator.comparing(NightRow::candidateId))
          .toList();
    }

    private static NightRow ranked(NightRow row, int first, int second) {
      return new NightRow(
          row.candidateId(),
          row.fileName(),
          row.period(),
          row.dm(),
          row.snr(),
          row.pulsar(),
          ranked(row.before(), first),
          ranked(row.after(), second));
    }

    private static NightRow.Word ranked(NightRow.Word word, int rank) {
      return new NightRow.Word(word.logit(), word.probability(), word.called(), rank);
    }
  }
}
