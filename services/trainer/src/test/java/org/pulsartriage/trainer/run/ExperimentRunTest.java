package org.pulsartriage.trainer.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pulsartriage.datasets.DataFolder;
import org.pulsartriage.datasets.Dataset;
import org.pulsartriage.datasets.MissingDataException;
import org.pulsartriage.datasets.Part;
import org.pulsartriage.datasets.SampleCursor;
import org.pulsartriage.datasets.candidate.SimulatedCandidates;
import org.pulsartriage.datasets.candidate.SubIntegrationView;
import org.pulsartriage.datasets.experiment.Experiment;
import org.pulsartriage.datasets.experiment.Experiments;
import org.pulsartriage.evaluation.Summary;
import org.pulsartriage.models.bundle.ModelBundle;
import org.pulsartriage.trainer.fit.TrainingProgress;
import org.pulsartriage.trainer.report.EpochResult;
import org.pulsartriage.trainer.report.RunResult;

/** The feature-table experiment on a small table of the test's own. */
class ExperimentRunTest {

  private static final InstantSource CLOCK =
      InstantSource.fixed(Instant.parse("2026-01-31T12:00:00Z"));
  private static final Experiment HTRU2 = Experiments.named("htru2");

  @TempDir Path folder;
  private DataFolder data;

  @BeforeEach
  void writeTable() throws IOException {
    data = new DataFolder(folder.resolve("data"));
    SplittableRandom random = new SplittableRandom(3);
    StringBuilder table = new StringBuilder();
    for (int row = 0; row < 400; row++) {
      int label = row % 10 == 0 ? 1 : 0;
      for (int column = 0; column < 8; column++) {
        double value = random.nextDouble(-1, 1) + (column < 3 ? label : 0);
        table.append(String.format(Locale.ROOT, "%.6f,", value));
      }
      table.append(label).append('\n');
    }
    Path file = data.of("htru-features").resolve("HTRU_2.csv");
    Files.createDirectories(file.getParent());
    Files.writeString(file, table);
  }

  @Test
  void shouldTrainEveryFoldOfEverySeedAndReport() throws Exception {
    RunResult result = run("out", "gppe", 6, 1, List.of(1L, 2L), RunListener.NONE);

    assertThat(result.seeds()).hasSize(2);
    assertThat(result.seeds().get(0).folds()).hasSize(5);
    assertThat(result.seeds().get(0).predictions().size()).isEqualTo(400);
    assertThat(result.summary().get("auc").mean()).isGreaterThan(0.75);
    JsonNode report = new ObjectMapper().readTree(folder.resolve("out/report.json").toFile());
    assertThat(report.get("metrics").get("f1").get("mean").asDouble())
        .isEqualTo(result.summary().get("f1").mean());
    assertThat(folder.resolve("out/report.md")).exists();
    assertThat(folder.resolve("out/learning-curve.png")).exists();
  }

  @Test
  void shouldLeaveABundleOfEachNetwork() throws Exception {
    run("out", "focal", 2, 1, List.of(7L), RunListener.NONE);

    ModelBundle bundle =
        ModelBundle.open(folder.resolve("out/seed-7-fold-5").resolve(ExperimentBundle.FILE_NAME));
    assertThat(bundle.manifest().loss().name()).isEqualTo("focal");
    assertThat(bundle.manifest().loss().parameters()).containsEntry("gamma", 2.0);
    assertThat(bundle.manifest().seed()).isEqualTo(7);
    assertThat(bundle.manifest().metrics()).containsKeys("f1", "f1_fitted");
    assertThat(bundle.manifest().threshold()).isBetween(0.0, 1.0).isNotEqualTo(0.5);
    assertThat(bundle.manifest().trainingData().settings()).containsKey("sha256 HTRU_2.csv");
  }

  @Test
  void shouldReportWhatEachBundleMakesOfTheTestSetAsTheScorerWould() throws Exception {
    RunResult result = run("out", "ce", 4, 1, List.of(7L), RunListener.NONE);

    JsonNode bundles =
        new ObjectMapper().readTree(folder.resolve("out/report.json").toFile()).get("bundles");
    assertThat(bundles).hasSize(5);
    for (int fold = 0; fold < 5; fold++) {
      JsonNode reported = bundles.get(fold);
      ModelBundle bundle =
          ModelBundle.open(folder.resolve("out").resolve(reported.get("file").asText()));
      assertThat(reported.get("sha256").asText()).isEqualTo(bundle.digest());
      assertThat(reported.get("fold").asInt()).isEqualTo(fold);
      // The last network, as the last epoch's figures: all but the last bits agree.
      List<EpochResult> epochs = result.seeds().get(0).folds().get(fold).epochs();
      Map<String, Double> figures = new TreeMap<>(epochs.get(epochs.size() - 1).metrics());
      assertThat(figures.keySet().removeIf(name -> name.endsWith("_fitted"))).isTrue();
      figures.forEach(
          (name, value) ->
              assertThat(reported.get("metrics").get(name).asDouble())
                  .as(name)
                  .isCloseTo(value, within(1e-4)));
    }
  }

  @Test
  void shouldGiveANetworkWithAnInputAssemblyWhatThatAssembles() throws IOException {
    Dataset simulated = new SimulatedCandidates("simulated", 1, 1, 1, new SubIntegrationView());

    assertThat(AssembledFeatures.of(simulated, "compact").shape()).containsExactly(2432);
    assertThat(AssembledFeatures.of(simulated, "htru")).isSameAs(simulated);
    try (SampleCursor cursor =
        AssembledFeatures.of(simulated, "compact").open(Part.WHOLE, index -> true)) {
      assertThat(cursor.next().features()).hasSize(2432);
    }
  }

  @Test
  void shouldGoOnAfterAKillAsIfThereHadBeenNone() throws Exception {
    RunResult whole = run("whole", "gppe", 6, 1, List.of(1L), RunListener.NONE);
    RunListener kill =
        new RunListener() {
          @Override
          public void onBatch(Training training, TrainingProgress progress) {
            if (training.fold() == 1 && progress.epoch() == 3 && progress.samples() > 100) {
              throw new IllegalStateException("killed");
            }
          }
        };
    assertThatThrownBy(() -> run("killed", "gppe", 6, 1, List.of(1L), kill)).hasMessage("killed");
    int[] resumed = {-1};
    RunListener watch =
        new RunListener() {
          @Override
          public void onStart(Training training, int epochsDone) {
            if (training.fold() == 1) {
              resumed[0] = epochsDone;
            }
          }
        };

    RunResult again = run("killed", "gppe", 6, 1, List.of(1L), watch);

    assertThat(resumed[0]).isEqualTo(3);
    assertThat(means(again)).isEqualTo(means(whole));
    for (int fold = 1; fold <= 5; fold++) {
      String model = "seed-1-fold-" + fold + "/" + ExperimentBundle.FILE_NAME;
      assertThat(folder.resolve("killed").resolve(model))
          .hasSameBinaryContentAs(folder.resolve("whole").resolve(model));
    }
  }

  @Test
  void shouldGiveTheSameParametersWhetherSeedsRunTogetherOrNot() throws Exception {
    RunResult apart = run("apart", "gppe", 3, 1, List.of(1L, 2L), RunListener.NONE);
    RunResult together = run("together", "gppe", 3, 4, List.of(1L, 2L), RunListener.NONE);

    assertThat(means(together)).isEqualTo(means(apart));
    assertThat(folder.resolve("together/seed-2-fold-3/model.zip"))
        .hasSameBinaryContentAs(folder.resolve("apart/seed-2-fold-3/model.zip"));
  }

  @Test
  void shouldRefuseToGoOnWithAnotherLoss() throws Exception {
    run("out", "gppe", 2, 1, List.of(1L), RunListener.NONE);

    assertThatThrownBy(() -> run("out", "ce", 2, 1, List.of(1L), RunListener.NONE))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("checkpoint.bin: is of another run: experiment htru2, gppe");
  }

  @Test
  void shouldSayWhatIsMissing() {
    RunOptions options = RunOptions.of(new DataFolder(folder.resolve("empty")), folder);

    assertThatThrownBy(() -> new ExperimentRun(HTRU2, options, CLOCK, RunListener.NONE).run())
        .isInstanceOf(MissingDataException.class)
        .hasMessageContaining("HTRU_2.csv");
  }

  @Test
  void shouldRefuseAnEarlyStopWithoutValidationSamples() {
    RunOptions options =
        new RunOptions(
            data, folder, null, Map.of(), null, 3, null, new EarlyStop("f1", 2), 1, 1, "", "test");

    assertThatThrownBy(() -> new ExperimentRun(HTRU2, options, CLOCK, RunListener.NONE).run())
        .hasMessage("htru2: early stop wants validation samples, the experiment has none");
  }

  @Test
  void shouldTellHowItGoesInPlainLines() throws Exception {
    StringBuilder text = new StringBuilder();
    ProgressLines lines =
        new ProgressLines(
            line -> text.append(line).append('\n'), CLOCK, Duration.ofHours(1), "cpu");

    run("out", "gppe", 2, 1, List.of(4L), lines);

    assertThat(text.toString().lines()).hasSize(5);
    assertThat(text.toString().lines().findFirst().orElseThrow())
        .matches(
            "seed 4 fold 1/5 on cpu: epoch 2/2, loss [0-9.]+, 0 samples/s, 0 s left, f1 [0-9.]+");
  }

  private RunResult run(
      String out, String loss, int epochs, int parallel, List<Long> seeds, RunListener listener)
      throws IOException, InterruptedException {
    RunOptions options =
        new RunOptions(
            data,
            folder.resolve(out),
            loss,
            Map.of(),
            seeds,
            epochs,
            null,
            null,
            parallel,
            1,
            "",
            "test");
    return new ExperimentRun(HTRU2, options, CLOCK, listener).run();
  }

  private static List<Double> means(RunResult result) {
    return result.summary().values().stream().map(Summary::mean).toList();
  }
}
