package org.pulsartriage.standalone.evaluation;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.pulsartriage.evaluation.Ranking;
import org.pulsartriage.schemas.ScoreLabel;
import org.pulsartriage.standalone.console.CommandFailure;

/**
 * Scores of candidates whose truth is known.
 *
 * @param rows one a candidate
 */
public record LabelledScores(List<Row> rows) {

  /**
   * @param file name of the file
   * @param pulsar the truth
   * @param probability the score
   * @param called whether the model calls it a pulsar at its threshold
   */
  public record Row(String file, boolean pulsar, double probability, boolean called) {}

  /**
   * @param scores CSV of the command {@code score}: file, probability, label
   * @param labels CSV with the columns file and label (1 pulsar, 0 none, anything else left out),
   *     and snr where a least S/N is asked for
   * @param leastSnr pulsars below this S/N are left out; negative infinity for none
   * @return the candidates that are in both
   * @throws IOException where a file cannot be read
   * @throws CommandFailure naming file, line and column of what is wrong
   */
  public static LabelledScores read(Path scores, Path labels, double leastSnr) throws IOException {
    CsvTable scored = CsvTable.read(scores);
    Map<String, Integer> byFile = new HashMap<>();
    for (int row = 0; row < scored.size(); row++) {
      byFile.put(scored.text(row, "file"), row);
    }
    CsvTable labelled = CsvTable.read(labels);
    List<Row> rows = new ArrayList<>();
    for (int row = 0; row < labelled.size(); row++) {
      String label = labelled.text(row, "label");
      boolean pulsar = label.equals("1");
      if (!pulsar && !label.equals("0")) {
        continue;
      }
      if (pulsar && leastSnr > Double.NEGATIVE_INFINITY && labelled.number(row, "snr") < leastSnr) {
        continue;
      }
      String file = labelled.text(row, "file");
      Integer at = byFile.get(file);
      if (at == null) {
        throw new CommandFailure(scores + ": no score of " + file + ", which " + labels + " names");
      }
      rows.add(
          new Row(
              file,
              pulsar,
              scored.number(at, "probability"),
              scored.text(at, "label").equals(ScoreLabel.PULSAR.name())));
    }
    return new LabelledScores(rows);
  }

  /**
   * @return the candidates by score
   */
  public Ranking ranking() {
    return Ranking.of(probabilities(), pulsars());
  }

  /**
   * @return the probability of each
   */
  public double[] probabilities() {
    return rows.stream().mapToDouble(Row::probability).toArray();
  }

  /**
   * @return whether each is a pulsar
   */
  public boolean[] pulsars() {
    boolean[] pulsars = new boolean[rows.size()];
    for (int i = 0; i < pulsars.length; i++) {
      pulsars[i] = rows.get(i).pulsar();
    }
    return pulsars;
  }

  /**
   * @param pulsar which of both
   * @return how many of them the model calls pulsars
   */
  public long called(boolean pulsar) {
    return rows.stream().filter(row -> row.pulsar() == pulsar && row.called()).count();
  }

  /**
   * @return the candidates that the model gets wrong at its threshold
   */
  public List<Row> errors() {
    return rows.stream().filter(row -> row.pulsar() != row.called()).toList();
  }

  /**
   * @return the lowest false-positive rate at which every pulsar is recalled
   */
  public double falsePositiveRateAtFullRecall() {
    Ranking ranking = ranking();
    int step = 0;
    while (ranking.recall(step) < 1) {
      step++;
    }
    return ranking.falsePositiveRate(step);
  }
}
