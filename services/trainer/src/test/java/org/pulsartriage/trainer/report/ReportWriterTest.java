package org.pulsartriage.trainer.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pulsartriage.models.loss.ClassBalance;
import org.pulsartriage.trainer.evaluation.Summary;

class ReportWriterTest {

  private static final ClassBalance TWO = ClassBalance.binary(1000, 50);
  private static final ClassBalance TEN =
      new ClassBalance(Stream.generate(() -> 50L).limit(10).toList(), List.of(0, 2, 4, 6, 8));

  @TempDir Path folder;

  @Test
  void shouldLeaveTheJsonThatScriptsRelyOn() throws IOException {
    RunResult run = Runs.drawn("gppe", TWO, 6, 1, 2, 3);

    ReportWriter.write(run, folder);

    JsonNode report = new ObjectMapper().readTree(folder.resolve("report.json").toFile());
    Summary f1 = run.summary().get("f1");
    assertThat(report.get("experiment").asText()).isEqualTo("drawn");
    assertThat(report.get("loss").asText()).isEqualTo("gppe");
    assertThat(report.get("network").asText()).isEqualTo("lenet");
    assertThat(report.get("seeds")).hasSize(3);
    assertThat(report.get("metrics").get("f1").get("mean").asDouble()).isEqualTo(f1.mean());
    assertThat(report.get("metrics").get("f1").get("sd").asDouble()).isEqualTo(f1.sd());
    assertThat(report.get("by_seed").get(1).get("scored_epochs").asInt()).isEqualTo(2);
  }

  @Test
  void shouldGiveNullForTheSpreadOfOneSeed() throws IOException {
    ReportWriter.write(Runs.drawn("gppe", TWO, 6, 1), folder);

    JsonNode report = new ObjectMapper().readTree(folder.resolve("report.json").toFile());
    assertThat(report.get("metrics").get("f1").get("sd").isNull()).isTrue();
  }

  @Test
  void shouldWriteALineAnEpochAndSeed() throws IOException {
    ReportWriter.write(Runs.drawn("gppe", TWO, 6, 1, 2), folder);

    List<String> lines = Files.readAllLines(folder.resolve("epochs.csv"));
    assertThat(lines).hasSize(21);
    assertThat(lines.get(0)).startsWith("seed,fold,epoch,scored,loss,seconds,samples,f1,precision");
    assertThat(lines.get(1)).startsWith("1,0,1,false,").endsWith(",,,,,,,,,,,,");
    assertThat(lines.get(20)).startsWith("2,0,10,true,");
  }

  @Test
  void shouldShowFiguresAndPicturesInTheMarkdown() throws IOException {
    ReportWriter.write(Runs.drawn("gppe", TEN, 5, 1, 2), folder);

    String text = Files.readString(folder.resolve("report.md"));
    assertThat(text)
        .startsWith("# drawn, gppe\n")
        .contains("| accuracy | 0.", "| **class 3** |", "![confusion](confusion.png)")
        .doesNotContain("NaN");
  }

  @Test
  void shouldDrawEveryPicture() throws IOException {
    for (ClassBalance balance : List.of(TWO, TEN)) {
      Path pictures = folder.resolve("classes-" + balance.classes());
      ReportWriter.write(Runs.drawn("gppe", balance, 6, 1), pictures);
      for (String name :
          List.of(
              "learning-curve.png",
              "precision-recall.png",
              "confusion.png",
              "score-histogram.png",
              "reliability.png")) {
        BufferedImage picture = ImageIO.read(pictures.resolve(name).toFile());
        assertThat(picture.getWidth()).isEqualTo(800);
        assertThat(colours(picture)).as(name).isGreaterThan(20);
      }
    }
  }

  @Test
  void shouldSetLossesSideBySideWithTheBestInBold() throws IOException {
    ReportWriter.write(Runs.drawn("ce", TWO, 3, 1, 2), folder.resolve("ce"));
    ReportWriter.write(Runs.drawn("gppe", TWO, 6, 1, 2), folder.resolve("gppe"));

    String table =
        LossTable.of(
            List.of(folder.resolve("ce/report.json"), folder.resolve("gppe/report.json")),
            List.of("f1", "fpr"));

    List<String> lines = table.lines().toList();
    assertThat(lines).hasSize(4);
    assertThat(lines.get(0)).isEqualTo("| loss | seeds | f1 | fpr |");
    assertThat(lines.get(2)).startsWith("| ce | 2 | ").doesNotContain("**");
    assertThat(lines.get(3))
        .matches("\\| gppe \\| 2 \\| \\*\\*.* ± .*\\*\\* \\| \\*\\*.*\\*\\* \\|");
  }

  @Test
  void shouldNameTheReportThatLacksAFigure() throws IOException {
    ReportWriter.write(Runs.drawn("ce", TWO, 3, 1, 2), folder);

    assertThatThrownBy(
            () -> LossTable.of(List.of(folder.resolve("report.json")), List.of("macro_f1")))
        .isInstanceOf(IOException.class)
        .hasMessageEndingWith("report.json: metrics.macro_f1.mean: no number");
  }

  @Test
  void shouldAverageTheScoredEpochsOnly() {
    RunResult run = Runs.drawn("gppe", TWO, 6, 1);
    List<EpochResult> epochs = run.seeds().get(0).epochs();

    double expected = (epochs.get(7).metrics().get("f1") + epochs.get(9).metrics().get("f1")) / 2;

    assertThat(run.summary().get("f1").mean()).isCloseTo(expected, within(1e-15));
  }

  private static long colours(BufferedImage picture) {
    int width = picture.getWidth();
    return Arrays.stream(picture.getRGB(0, 0, width, picture.getHeight(), null, 0, width))
        .distinct()
        .count();
  }
}
