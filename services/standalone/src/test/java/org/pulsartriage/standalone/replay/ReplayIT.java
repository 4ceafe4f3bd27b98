package org.pulsartriage.standalone.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pulsartriage.datasets.DataFolder;
import org.pulsartriage.datasets.experiment.Experiments;
import org.pulsartriage.standalone.Triage;
import org.pulsartriage.standalone.console.ExitCodes;
import org.pulsartriage.standalone.pipeline.LocalPipeline;
import org.pulsartriage.standalone.pipeline.PipelineHome;
import org.pulsartriage.testsupport.TestCluster;
import org.pulsartriage.trainer.run.ExperimentRun;
import org.pulsartriage.trainer.run.RunListener;
import org.pulsartriage.trainer.run.RunOptions;
import picocli.CommandLine;

/** An experiment trained, its test samples replayed through every service, figures compared. */
class ReplayIT {

  @TempDir private Path folder;
  private final String prefix = "t" + UUID.randomUUID() + ".";
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeEach
  void writeTable() throws IOException {
    SplittableRandom random = new SplittableRandom(3);
    StringBuilder table = new StringBuilder();
    for (int row = 0; row < 600; row++) {
      int label = row % 10 == 0 ? 1 : 0;
      for (int column = 0; column < 8; column++) {
        double value = random.nextDouble(-1, 1) + (column < 3 ? label : 0);
        table.append(String.format(Locale.ROOT, "%.6f,", value));
      }
      table.append(label).append('\n');
    }
    Path file = folder.resolve("data/htru-features/HTRU_2.csv");
    Files.createDirectories(file.getParent());
    Files.writeString(file, table);
  }

  @AfterEach
  void tell() {
    if (!err.toString().isBlank()) {
      System.err.println(err);
    }
  }

  @Test
  void shouldGiveTheFiguresOfTheReportToTheLastDigit() throws Exception {
    train("htru2", new DataFolder(folder.resolve("data")), 3);
    try (LocalPipeline pipeline = pipeline(folder.resolve("data"))) {
      Path json = folder.resolve("figures.json");
      int code =
          run(
              "replay",
              "htru2",
              "--fold",
              "2",
              "--model",
              folder.resolve("out/seed-1-fold-2/model.zip").toString(),
              "--rate",
              "1000",
              "--window",
              "50",
              "--json",
              json.toString());

      assertThat(code).isEqualTo(ExitCodes.DONE);
      assertSameFigures(json, report().get("bundles").get(1));

      // The samples of another fold are other samples.
      assertThat(
              run(
                  "replay",
                  "htru2",
                  "--model",
                  folder.resolve("out/seed-1-fold-2/model.zip").toString(),
                  "--json",
                  json.toString()))
          .isEqualTo(ExitCodes.DONE);
      assertThat(new ObjectMapper().readTree(json.toFile()).get("metrics").get("ece").asDouble())
          .isNotEqualTo(report().get("bundles").get(1).get("metrics").get("ece").asDouble());

      assertRefusals();
    }
  }

  /** Bad input, in one line each. */
  private void assertRefusals() throws IOException {
    err.getBuffer().setLength(0);
    assertThat(run("replay", "htru9")).isEqualTo(ExitCodes.FAILURE);
    assertThat(err.toString()).contains("experiment 'htru9': unknown").hasLineCount(1);

    err.getBuffer().setLength(0);
    assertThat(run("replay", "htru2", "--model", "gone.zip")).isEqualTo(ExitCodes.FAILURE);
    assertThat(err.toString()).contains("model 'gone.zip': no such file").hasLineCount(1);

    err.getBuffer().setLength(0);
    assertThat(run("replay", "htru2", "--model", "packaged")).isEqualTo(ExitCodes.FAILURE);
    assertThat(err.toString()).contains("takes candidates (compact), htru2 holds none");

    err.getBuffer().setLength(0);
    assertThat(run("replay", "mnist-3v5-50-1000")).isEqualTo(ExitCodes.FAILURE);
    assertThat(err.toString()).contains("missing train-images-idx3-ubyte", "LeCun").hasLineCount(1);

    err.getBuffer().setLength(0);
    assertThat(run("replay", "--night", "2026-01-02", "--model", "packaged"))
        .isEqualTo(ExitCodes.FAILURE);
    assertThat(err.toString()).contains("night 2026-01-02: no candidates are recorded");
    err.getBuffer().setLength(0);
  }

  @Test
  void shouldRepeatTheReportOfMnistToTheLastDigit() throws Exception {
    DataFolder data = DataFolder.find(null);
    assumeTrue(Files.isDirectory(data.of("mnist")), "skipped: no mnist in " + data.root());
    train("mnist-3v5-50-1000", data, 3);
    try (LocalPipeline pipeline = pipeline(data.root())) {
      Path json = folder.resolve("figures.json");

      assertThat(
              run(
                  "replay",
                  "mnist-3v5-50-1000",
                  "--model",
                  folder.resolve("out/seed-1/model.zip").toString(),
                  "--rate",
                  "1000",
                  "--json",
                  json.toString()))
          .isEqualTo(ExitCodes.DONE);

      JsonNode reported = report().get("bundles").get(0);
      assertSameFigures(json, reported);
      assertThat(reported.get("metrics").get("auc").asDouble()).isGreaterThan(0.9);
      assertThat(out.toString()).contains("done at 1902 of 1902");
    }
  }

  private void assertSameFigures(Path json, JsonNode reported) throws IOException {
    JsonNode replayed = new ObjectMapper().readTree(json.toFile());
    assertThat(replayed.get("sha256").asText()).isEqualTo(reported.get("sha256").asText());
    assertThat(replayed.get("engine").asText()).isEqualTo(reported.get("engine").asText());
    assertThat(figures(replayed)).isEqualTo(figures(reported)).containsKeys("f1", "auc", "ap");
  }

  private static Map<String, Double> figures(JsonNode node) {
    Map<String, Double> figures = new LinkedHashMap<>();
    node.get("metrics")
        .properties()
        .forEach(figure -> figures.put(figure.getKey(), figure.getValue().asDouble()));
    return figures;
  }

  private JsonNode report() throws IOException {
    return new ObjectMapper().readTree(folder.resolve("out/report.json").toFile());
  }

  private void train(String experiment, DataFolder data, int epochs) throws Exception {
    RunOptions options =
        new RunOptions(
            data,
            folder.resolve("out"),
            null,
            Map.of(),
            List.of(1L),
            epochs,
            null,
            null,
            1,
            1,
            "",
            "test");
    new ExperimentRun(
            Experiments.named(experiment), options, InstantSource.system(), RunListener.NONE)
        .run();
  }

  private LocalPipeline pipeline(Path data) {
    Map<String, Object> settings = new LinkedHashMap<>(LocalPipeline.WITH_REPLAY);
    settings.put("triage.bootstrap-servers", TestCluster.shared().bootstrapServers());
    settings.put("triage.topic-prefix", prefix);
    settings.put("triage.partitions", 2);
    settings.put("triage.replay.data", data.toString());
    return LocalPipeline.onCluster(new PipelineHome(folder.resolve("home")), 0, settings);
  }

  private int run(String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(
        List.of(
            "--bootstrap-servers",
            TestCluster.shared().bootstrapServers(),
            "--topic-prefix",
            prefix,
            "--partitions",
            "2"));
    CommandLine commandLine = Triage.commandLine();
    commandLine.setOut(new PrintWriter(out));
    commandLine.setErr(new PrintWriter(err, true));
    return commandLine.execute(all.toArray(String[]::new));
  }
}
