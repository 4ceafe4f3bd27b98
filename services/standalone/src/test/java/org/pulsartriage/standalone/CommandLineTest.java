package org.pulsartriage.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.RandomAccessFile;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pulsartriage.datasets.DataFolder;
import org.pulsartriage.datasets.Datasets;
import org.pulsartriage.datasets.Part;
import org.pulsartriage.standalone.console.ExitCodes;
import picocli.CommandLine;

class CommandLineTest {

  @TempDir private Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void shouldCallAMissingCommandMisuse() {
    assertThat(run()).isEqualTo(ExitCodes.MISUSE);
    assertThat(err.toString()).startsWith("triage: no command given");
  }

  @Test
  void shouldCallAnUnknownOptionMisuseAndNameIt() {
    assertThat(run("score", "--colour", "x")).isEqualTo(ExitCodes.MISUSE);
    assertThat(err.toString()).contains("--colour");
  }

  @Test
  void shouldHaveHelpForEveryCommand() {
    CommandLine root = Triage.commandLine();
    assertThat(root.getSubcommands().keySet()).contains("demo", "up", "ingest", "score", "ledger");
    root.getSubcommands()
        .forEach((name, command) -> assertThat(command.getUsageMessage()).as(name).contains(name));
  }

  @Test
  void shouldNameAFileThatDoesNotExistInOneLine() {
    assertThat(run("inspect", folder.resolve("gone.phcx").toString())).isEqualTo(ExitCodes.FAILURE);
    assertOneLineNaming("gone.phcx");
  }

  @Test
  void shouldNameFileElementAndCauseOfABrokenCandidateInOneLine() throws IOException {
    Path file = folder.resolve("broken.phcx");
    Files.writeString(file, "<phcf><head></head></phcf>");

    assertThat(run("inspect", file.toString())).isEqualTo(ExitCodes.FAILURE);
    assertOneLineNaming("broken.phcx");
    assertThat(err.toString()).contains("optimised section");
  }

  @Test
  void shouldWriteATreeThatTheReaderOfMedlatFindsWhole() throws IOException {
    Path tree = folder.resolve("htru-medlat");
    int code =
        run(
            "simulate",
            "--medlat-tree",
            "--pulsars",
            "3",
            "--rfi",
            "1",
            "--noise",
            "4",
            "--out",
            tree.toString());

    assertThat(code).isEqualTo(ExitCodes.DONE);
    assertThat(Datasets.named("htru-medlat").open(new DataFolder(folder)).counts(Part.WHOLE))
        .containsExactly(5, 3);
    assertThat(run("simulate", "--medlat-tree", "--more", "noise=1", "--out", tree.toString()))
        .isEqualTo(ExitCodes.MISUSE);
  }

  @Test
  void shouldRefuseASparseFileOfTwoGigabytesWithoutReadingIt() throws IOException {
    Path file = folder.resolve("sparse.phcx");
    try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
      sparse.setLength(2L << 30);
    }

    assertThat(run("inspect", file.toString())).isEqualTo(ExitCodes.FAILURE);
    assertOneLineNaming("sparse.phcx");
  }

  @Test
  void shouldRefuseABrokenCatalogueBeforeAnythingIsStartedNamingFileLineAndColumn()
      throws IOException {
    Path catalogue =
        Files.writeString(
            folder.resolve("known.csv"), "NAME,RAJD,DECJD,P0,DM\nX0534-22,83.6,-22,0.033,many\n");

    for (String command : new String[] {"up", "demo"}) {
      err.getBuffer().setLength(0);
      assertThat(run(command, "--catalogue", catalogue.toString())).isEqualTo(ExitCodes.FAILURE);
      assertOneLineNaming("known.csv: line 2: column DM: not a number: 'many'");
    }
    assertThat(folder).isDirectoryNotContaining("regex:.*broker.*");
  }

  @Test
  void shouldCallAGeometryThatThereIsNotMisuseAndNameThoseThatThereAre() {
    assertThat(run("up", "--group-beams", "square")).isEqualTo(ExitCodes.MISUSE);
    assertThat(err.toString()).contains("square: one of angular, parkes-multibeam");
  }

  @Test
  void shouldCallNetworksAndBatchesThatCannotBeTrainedMisuse() {
    assertThat(run("bench", "train", "--networks", "lenet,resnet")).isEqualTo(ExitCodes.MISUSE);
    assertThat(err.toString()).contains("--networks: no network resnet; there are: lenet");
    assertThat(run("bench", "train", "--batch", "1")).isEqualTo(ExitCodes.MISUSE);
    assertThat(err.toString()).contains("--batch is 2 or more");
  }

  @Test
  void shouldSayHowToStartAPipelineWhereNoBrokerAnswers() {
    assertThat(run("ledger", "--bootstrap-servers", "127.0.0.1:1")).isEqualTo(ExitCodes.FAILURE);
    assertOneLineNaming("127.0.0.1:1");
    assertThat(err.toString()).contains("./triage up");
  }

  @Test
  void shouldWriteTheSameNightForTheSameSeed() throws IOException {
    Path first = folder.resolve("first");
    Path second = folder.resolve("second");
    for (Path night : new Path[] {first, second}) {
      assertThat(
              run(
                  "simulate",
                  "--out",
                  night.toString(),
                  "--pulsars",
                  "2",
                  "--rfi",
                  "2",
                  "--noise",
                  "1"))
          .isEqualTo(ExitCodes.DONE);
    }
    try (var files = Files.list(first)) {
      assertThat(files.toList())
          .hasSize(6)
          .allSatisfy(
              file -> assertThat(second.resolve(file.getFileName())).hasSameBinaryContentAs(file));
    }
  }

  @Test
  void shouldTellTheCalibrationErrorAndDrawTheReliability() throws IOException {
    Path scores =
        Files.writeString(
            folder.resolve("scores.csv"),
            """
            file,candidate_id,probability,label
            a,1,0.75,PULSAR
            b,2,0.75,PULSAR
            c,3,0.25,NOT_PULSAR
            d,4,0.25,NOT_PULSAR
            """);
    Path labels =
        Files.writeString(folder.resolve("labels.csv"), "file,label\na,1\nb,0\nc,0\nd,0\n");
    Path picture = folder.resolve("reliability.png");

    int code =
        run("evaluate", scores.toString(), labels.toString(), "--reliability", picture.toString());

    assertThat(code).isEqualTo(ExitCodes.DONE);
    assertThat(out.toString()).containsPattern("expected calibration error +0.2500");
    assertThat(ImageIO.read(picture.toFile()).getWidth()).isGreaterThan(300);
    assertThat(run("evaluate", scores.toString(), labels.toString(), "--prior", "2"))
        .isEqualTo(ExitCodes.MISUSE);
  }

  @Test
  void shouldMeasureNetworksOnBothEnginesBesideThePeak() throws IOException {
    Path json = folder.resolve("score.json");

    int code =
        run(
            "bench",
            "score",
            "--seconds",
            "1",
            "--threads",
            "1",
            "--networks",
            "mlp",
            "--night",
            "0",
            "--json",
            json.toString());

    assertThat(code).isEqualTo(ExitCodes.DONE);
    JsonNode report = new ObjectMapper().readTree(json.toFile());
    assertThat(report.at("/bench").asText()).isEqualTo("score");
    assertThat(report.at("/rows")).hasSize(4);
    for (JsonNode row : report.at("/rows")) {
      assertThat(row.at("/network").asText()).isEqualTo("mlp");
      assertThat(row.at("/engine").asText()).isIn("dl4j", "onnx");
      assertThat(row.at("/batch").asInt()).isIn(1, 32);
      assertThat(row.at("/threads").asInt()).isEqualTo(1);
      assertThat(row.at("/candidates_per_second").asDouble()).isPositive();
      assertThat(row.at("/share_of_fma_peak").asDouble()).isPositive();
    }
  }

  @Test
  void shouldCallOptionsThatAModelOfOneRecipeHasNotMisuse() {
    String where = folder.resolve("out").toString();

    assertThat(run("train", "compact", "--out", where, "--epochs", "2"))
        .isEqualTo(ExitCodes.MISUSE);
    assertThat(err.toString()).contains("compact has one recipe");
    assertThat(run("train", "mnist-3v5-50-1000", "--out", where, "--samples", "5"))
        .isEqualTo(ExitCodes.MISUSE);
    assertThat(err.toString()).contains("mnist-3v5-50-1000 is an experiment");
  }

  @Test
  void shouldRefuseANightOfNothing() {
    assertThat(
            run(
                "simulate",
                "--out",
                folder.toString(),
                "--pulsars",
                "0",
                "--rfi",
                "0",
                "--noise",
                "0"))
        .isEqualTo(ExitCodes.MISUSE);
  }

  @Test
  void shouldCallReplaysThatCannotBeMisuse() {
    assertThat(run("replay")).isEqualTo(ExitCodes.MISUSE);
    assertThat(err.toString()).contains("one of NAME, --night, --pause");
    for (String[] wrong :
        new String[][] {
          {"replay", "htru2", "--rate", "0"},
          {"replay", "htru2", "--rate", "-3"},
          {"replay", "htru2", "--limit", "0"},
          {"replay", "htru2", "--speed", "0", "--as-night", "2026-01-02"},
          {"replay", "htru2", "--rate", "1", "--as-night", "2026-01-02"},
          {"replay", "htru2", "--night", "2026-01-02"},
          {"replay", "--night", "2026-01-02"},
          {"replay", "--night", "yesterday", "--model", "m.zip"},
          {"replay", "htru2", "--out", "folder"},
          {"replay", "htru2", "--run", "a b"},
          {"replay", "--list", "--stop", "run"}
        }) {
      assertThat(run(wrong)).as(String.join(" ", wrong)).isEqualTo(ExitCodes.MISUSE);
    }
  }

  private int run(String... arguments) {
    CommandLine commandLine = Triage.commandLine();
    commandLine.setOut(new PrintWriter(out));
    commandLine.setErr(new PrintWriter(err, true));
    return commandLine.execute(arguments);
  }

  private void assertOneLineNaming(String name) {
    assertThat(err.toString().strip()).contains(name).doesNotContain("\n", "Exception");
  }
}
