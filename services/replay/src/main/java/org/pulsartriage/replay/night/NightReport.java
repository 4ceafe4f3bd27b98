package org.pulsartriage.replay.night;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import javax.imageio.ImageIO;
import org.pulsartriage.candidates.plot.Montage;
import org.pulsartriage.evaluation.Ranking;
import org.pulsartriage.evaluation.Reliability;
import org.pulsartriage.models.engine.ModelDescription;
import org.pulsartriage.schemas.Candidate;

/**
 * A comparison as {@code report.md}, {@code scores.csv} and, where the models disagree, {@code
 * disagreements.png}. The same comparison gives the same bytes: no time, no place. Injected pulsars
 * count in what is known, and are marked in the table of all; the report lists none.
 */
public final class NightReport {

  /** To be read. */
  public static final String MARKDOWN = "report.md";

  /** Every candidate, by identity. */
  public static final String CSV = "scores.csv";

  /** The greatest disagreements. */
  public static final String PICTURE = "disagreements.png";

  private static final int MOVERS = 20;
  private static final int LISTED = 50;
  private static final int COLUMNS = 6;
  private static final int BINS = 10;

  private final NightComparison night;
  private final StringBuilder text = new StringBuilder();

  private NightReport(NightComparison night) {
    this.night = night;
  }

  /**
   * @param night a comparison
   * @param folder where to write, made where it is missing; files of the same names are replaced
   * @throws IOException where the folder cannot be written
   */
  public static void write(NightComparison night, Path folder) throws IOException {
    Files.createDirectories(folder);
    NightReport report = new NightReport(night);
    Files.writeString(folder.resolve(MARKDOWN), report.markdown());
    Files.writeString(folder.resolve(CSV), report.csv());
    Path picture = folder.resolve(PICTURE);
    if (night.drawn().isEmpty()) {
      Files.deleteIfExists(picture);
    } else {
      Files.write(picture, report.picture());
    }
  }

  private String markdown() {
    List<NightRow> disagreements = night.disagreements();
    line("# Night %s: %s against %s", night.night(), name(night.after()), name(night.before()));
    line("");
    line("| | before | after |");
    line("|---|---|---|");
    row("model", night.before().modelId(), night.after().modelId());
    row("digest", night.before().digest(), night.after().digest());
    row("engine", night.before().engine(), night.after().engine());
    row("threshold", number(night.before().threshold()), number(night.after().threshold()));
    row("called a pulsar", called(NightRow::before), called(NightRow::after));
    row("mean probability", number(mean(NightRow::before)), number(mean(NightRow::after)));
    truth();
    line("");
    line(
        "%d candidates; the models disagree on %d of them: %d lost, %d won.",
        night.real().size(),
        disagreements.size(),
        disagreements.stream().filter(row -> row.before().called()).count(),
        disagreements.stream().filter(row -> row.after().called()).count());
    unscored();
    pulsars("Lost", disagreements.stream().filter(row -> row.before().called()).toList());
    pulsars("Won", disagreements.stream().filter(row -> row.after().called()).toList());
    if (!night.drawn().isEmpty()) {
      line("");
      line(
          "The %d greatest disagreements, probability before and after: profile, sub-bands, sub-integrations.",
          night.drawn().size());
      line("");
      line("![disagreements](%s)", PICTURE);
    }
    movers();
    calibration();
    return text.toString();
  }

  private static String name(ModelDescription model) {
    return model.modelId() + " (" + model.digest().substring(0, 8) + ")";
  }

  private String called(Function<NightRow, NightRow.Word> of) {
    return Long.toString(night.real().stream().filter(row -> of.apply(row).called()).count());
  }

  private double mean(Function<NightRow, NightRow.Word> of) {
    return night.real().stream()
        .mapToDouble(row -> of.apply(row).probability())
        .average()
        .orElse(0);
  }

  /** Rows of the first table for candidates whose truth is known. */
  private void truth() {
    List<NightRow> injected = night.injected();
    if (!injected.isEmpty()) {
      row(
          "injected pulsars recalled, of " + injected.size(),
          recalled(injected, NightRow::before),
          recalled(injected, NightRow::after));
    }
    List<NightRow> known = night.rows().stream().filter(row -> row.pulsar() != null).toList();
    long pulsars = known.stream().filter(NightRow::pulsar).count();
    if (pulsars == 0) {
      return;
    }
    row(
        "known pulsars recalled, injected ones among them, of " + pulsars,
        recalled(known, NightRow::before),
        recalled(known, NightRow::after));
    if (pulsars < known.size()) {
      row(
          "known others called, of " + (known.size() - pulsars),
          alarms(known, NightRow::before),
          alarms(known, NightRow::after));
      row(
          "ROC AUC on the known",
          number(auc(known, NightRow::before)),
          number(auc(known, NightRow::after)));
      row(
          "calibration error on the known",
          number(error(known, NightRow::before)),
          number(error(known, NightRow::after)));
    }
  }

  private static String recalled(List<NightRow> known, Function<NightRow, NightRow.Word> of) {
    return Long.toString(
        known.stream().filter(row -> row.pulsar() && of.apply(row).called()).count());
  }

  private static String alarms(List<NightRow> known, Function<NightRow, NightRow.Word> of) {
    return Long.toString(
        known.stream().filter(row -> !row.pulsar() && of.apply(row).called()).count());
  }

  private static double auc(List<NightRow> known, Function<NightRow, NightRow.Word> of) {
    return Ranking.of(
            known.stream().mapToDouble(row -> of.apply(row).logit()).toArray(), pulsars(known))
        .rocAuc();
  }

  private static double error(List<NightRow> known, Function<NightRow, NightRow.Word> of) {
    return Reliability.of(
            known.stream().mapToDouble(row -> of.apply(row).probability()).toArray(),
            pulsars(known))
        .expectedCalibrationError();
  }

  private static boolean[] pulsars(List<NightRow> known) {
    boolean[] pulsars = new boolean[known.size()];
    for (int i = 0; i < pulsars.length; i++) {
      pulsars[i] = known.get(i).pulsar();
    }
    return pulsars;
  }

  private void unscored() {
    if (!night.unscored().isEmpty()) {
      line("");
      line("%d candidates could not be scored:", night.unscored().size());
      line("");
      night.unscored().stream().limit(LISTED).forEach(file -> line("- %s", file));
      if (night.unscored().size() > LISTED) {
        line("- and %d more", night.unscored().size() - LISTED);
      }
    }
  }

  private void pulsars(String title, List<NightRow> rows) {
    line("");
    line("## %s", title);
    line("");
    if (rows.isEmpty()) {
      line("None.");
      return;
    }
    table(rows);
    if (rows.size() > LISTED) {
      line("");
      line("And %d more, in %s.", rows.size() - LISTED, CSV);
    }
  }

  private void movers() {
    List<NightRow> movers =
        night.real().stream()
            .filter(row -> row.before().rank() != row.after().rank())
            .sorted(
                Comparator.comparingDouble((NightRow row) -> -row.move())
                    .thenComparing(NightRow::candidateId))
            .limit(MOVERS)
            .toList();
    line("");
    line("## Rank movers");
    line("");
    if (movers.isEmpty()) {
      line("None: both models rank the night alike.");
      return;
    }
    line("The candidates whose rank changed by the greatest factor.");
    line("");
    table(movers);
  }

  private void table(List<NightRow> rows) {
    line(
        "| file | period (s) | DM (pc cm^-3) | S/N | truth | rank before | rank after | probability before | probability after |");
    line("|---|---|---|---|---|---|---|---|---|");
    for (NightRow row : rows.subList(0, Math.min(LISTED, rows.size()))) {
      line(
          "| %s | %s | %s | %s | %s | %d | %d | %s | %s |",
          row.fileName().replace("|", "\\|"),
          row.period() == null ? "-" : format("%.6f", row.period()),
          row.dm() == null ? "-" : format("%.1f", row.dm()),
          row.snr() == null ? "-" : format("%.1f", row.snr()),
          row.pulsar() == null ? "-" : row.pulsar() ? "pulsar" : "other",
          row.before().rank(),
          row.after().rank(),
          number(row.before().probability()),
          number(row.after().probability()));
    }
  }

  /** How the second model's probabilities lie about those of the first. */
  private void calibration() {
    line("");
    line("## Calibration shift");
    line("");
    line("Candidates by their probability before.");
    line("");
    line("| probability before | candidates | mean before | mean after | shift |");
    line("|---|---|---|---|---|");
    List<List<NightRow>> bins = new ArrayList<>();
    for (int bin = 0; bin < BINS; bin++) {
      bins.add(new ArrayList<>());
    }
    for (NightRow row : night.real()) {
      bins.get(Math.min(BINS - 1, (int) (row.before().probability() * BINS))).add(row);
    }
    for (int bin = 0; bin < BINS; bin++) {
      List<NightRow> rows = bins.get(bin);
      if (!rows.isEmpty()) {
        double before =
            rows.stream().mapToDouble(row -> row.before().probability()).average().orElseThrow();
        double after =
            rows.stream().mapToDouble(row -> row.after().probability()).average().orElseThrow();
        line(
            "| %.1f to %.1f | %d | %s | %s | %s |",
            (double) bin / BINS,
            (bin + 1.0) / BINS,
            rows.size(),
            number(before),
            number(after),
            format("%+.4f", after - before));
      }
    }
  }

  private String csv() {
    StringBuilder csv =
        new StringBuilder(
            "candidate_id,file,period_s,dm,snr,pulsar,logit_before,probability_before,called_before,rank_before,logit_after,probability_after,called_after,rank_after,injected\n");
    for (NightRow row : night.rows()) {
      csv.append(row.candidateId()).append(',').append(quoted(row.fileName())).append(',');
      csv.append(cell(row.period())).append(',').append(cell(row.dm())).append(',');
      csv.append(cell(row.snr())).append(',');
      csv.append(row.pulsar() == null ? "" : row.pulsar() ? "1" : "0");
      word(csv, row.before());
      word(csv, row.after());
      csv.append(',').append(row.injected() ? 1 : 0);
      csv.append('\n');
    }
    return csv.toString();
  }

  private static void word(StringBuilder csv, NightRow.Word word) {
    csv.append(',').append(word.logit()).append(',').append(word.probability());
    csv.append(',').append(word.called() ? 1 : 0).append(',').append(word.rank());
  }

  private static String cell(Double value) {
    return value == null ? "" : value.toString();
  }

  /** As RFC 4180 has it. */
  private static String quoted(String value) {
    return value.matches("[^\",\\r\\n]*") ? value : '"' + value.replace("\"", "\"\"") + '"';
  }

  private byte[] picture() throws IOException {
    Map<String, NightRow> byId = new HashMap<>();
    night.rows().forEach(row -> byId.put(row.candidateId(), row));
    List<Montage.Tile> tiles = new ArrayList<>();
    for (Candidate candidate : night.drawn()) {
      NightRow row = byId.get(candidate.getCandidateId());
      tiles.add(
          Montage.Tile.of(
              format("%.3f to %.3f", row.before().probability(), row.after().probability()),
              candidate));
    }
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    ImageIO.write(Montage.draw(tiles, COLUMNS), "png", png);
    return png.toByteArray();
  }

  private void row(String name, String before, String after) {
    line("| %s | %s | %s |", name, before, after);
  }

  private void line(String pattern, Object... values) {
    text.append(format(pattern, values)).append('\n');
  }

  private static String number(double value) {
    return format("%.4f", value);
  }

  private static String format(String pattern, Object... values) {
    return String.format(Locale.ROOT, pattern, values);
  }
}
