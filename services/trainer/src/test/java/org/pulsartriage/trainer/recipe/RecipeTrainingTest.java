package org.pulsartriage.trainer.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pulsartriage.candidates.simulator.CandidateKind;
import org.pulsartriage.datasets.DataFolder;
import org.pulsartriage.models.bundle.ModelBundle;
import org.pulsartriage.models.store.BundleReader;
import org.pulsartriage.models.store.BundleStores;
import org.pulsartriage.models.store.S3Settings;
import org.pulsartriage.schemas.CandidateLabel;
import org.pulsartriage.schemas.Injection;
import org.pulsartriage.schemas.LabelledCandidate;
import org.pulsartriage.trainer.Candidates;
import org.pulsartriage.trainer.fit.TrainingProgress;
import org.pulsartriage.trainer.snapshot.SnapshotFile;
import org.pulsartriage.trainer.snapshot.SnapshotsForTests;

class RecipeTrainingTest {

  private static final InstantSource CLOCK =
      InstantSource.fixed(Instant.parse("2026-01-31T12:00:00Z"));
  private static final String RECIPE =
      """
      name: tiny
      sources:
        - {kind: snapshot, name: labels, file: snapshot.avro, weight: 2}
        - {kind: simulated, name: simulated, seed: 3, pulsars: 4, others: 16}
      validation: {share: 0.25}
      imbalance: 5
      epochs: 3
      batch: 8
      averaging: 0.5
      """;

  private static final BundleReader BUNDLES = BundleStores.reader(S3Settings.ENVIRONMENT);
  private static List<LabelledCandidate> labelled;

  @TempDir private Path folder;

  @BeforeAll
  static void label() {
    labelled = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      labelled.add(candidate(CandidateKind.PULSAR, i, CandidateLabel.TIER_1));
      labelled.add(candidate(CandidateKind.NOISE, i, CandidateLabel.NOISE));
    }
    labelled.add(candidate(CandidateKind.NOISE, 9, CandidateLabel.UNCATEGORISED));
  }

  @AfterAll
  static void close() {
    BUNDLES.close();
  }

  @BeforeEach
  void writeSnapshot() throws IOException {
    SnapshotsForTests.write(folder.resolve("snapshot.avro"), labelled);
  }

  private static LabelledCandidate candidate(CandidateKind kind, int index, CandidateLabel label) {
    return new LabelledCandidate(Candidates.simulated(kind, index, "2026-03-01"), label, List.of());
  }

  @Test
  void shouldMakeTheSameModelFromTheSameRecipeAndSnapshot() throws Exception {
    ModelBundle first = train(RECIPE, null, RecipeListener.NONE);
    ModelBundle again = train(RECIPE, null, RecipeListener.NONE);

    String snapshot = SnapshotFile.digest(folder.resolve("snapshot.avro"));
    assertThat(again.digest()).isEqualTo(first.digest());
    assertThat(first.manifest().modelId()).isEqualTo("tiny-1");
    assertThat(first.manifest().trainingData().settings())
        .containsEntry("threads", "1")
        .hasEntrySatisfying(
            "source labels", text -> assertThat(text).contains(snapshot).contains("weight 2.0"));
    // 3 of 4 labelled others twice, 12 of 16 simulated ones; a pulsar for five of them.
    assertThat(first.manifest().trainingData().negatives()).isEqualTo(18);
    assertThat(first.manifest().trainingData().positives()).isEqualTo(4);
    assertThat(first.manifest().metrics())
        .containsKeys("rocAuc", "recall:labels", "falsePositiveRate:simulated");
  }

  @Test
  void shouldGoOnAfterAKillAsIfThereHadBeenNone() throws Exception {
    ModelBundle whole = train(RECIPE, null, RecipeListener.NONE);
    Path work = folder.resolve("work");
    RecipeListener kill =
        new RecipeListener() {
          @Override
          public void onBatch(TrainingProgress progress) {
            if (progress.epoch() == 1) {
              throw new IllegalStateException("killed");
            }
          }
        };
    assertThatThrownBy(() -> train(RECIPE, work, kill)).hasMessage("killed");
    List<Integer> epochs = new ArrayList<>();
    RecipeListener watch =
        new RecipeListener() {
          @Override
          public void onBatch(TrainingProgress progress) {
            epochs.add(progress.epoch());
          }
        };

    ModelBundle resumed = train(RECIPE, work, watch);

    assertThat(epochs).doesNotContain(0).contains(1, 2);
    assertThat(resumed.digest()).isEqualTo(whole.digest());
    assertThat(train(RECIPE, work, RecipeListener.NONE).digest()).isEqualTo(whole.digest());
  }

  @Test
  void shouldNotGoOnFromTheCheckpointOfAnotherRecipe() throws Exception {
    Path work = folder.resolve("work");
    train(RECIPE, work, RecipeListener.NONE);

    assertThatThrownBy(() -> train(RECIPE.replace("seed: 3", "seed: 4"), work, RecipeListener.NONE))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("checkpoint.bin: is of another run");
  }

  @Test
  void shouldStartFromABundle() throws Exception {
    ModelBundle base = train(RECIPE, null, RecipeListener.NONE);
    Files.write(folder.resolve("base.zip"), base.bytes());
    // A step so small that rounding hardly sees it: what comes out is what went in.
    String still =
        RECIPE
            + "optimiser: {learning-rate: 1.0e-12, weight-decay: 0}\n"
            + "start: {bundle: base.zip, digest: "
            + base.digest()
            + "}\n";

    ModelBundle tuned = train(still, null, RecipeListener.NONE);

    assertThat(tuned.manifest().metrics().get("rocAuc"))
        .isEqualTo(base.manifest().metrics().get("rocAuc"));
    assertThat(tuned.manifest().trainingData().settings()).containsEntry("start", base.digest());
  }

  @Test
  void shouldLeaveInjectedPulsarsOutUnlessAskedFor() throws Exception {
    List<LabelledCandidate> more = new ArrayList<>(labelled);
    for (int i = 10; i < 14; i++) {
      LabelledCandidate injected = candidate(CandidateKind.NOISE, i, CandidateLabel.RFI);
      injected.getCandidate().setInjection(new Injection("n/" + i, 9.0, 0.5, 100.0));
      more.add(injected);
    }
    SnapshotsForTests.write(folder.resolve("snapshot.avro"), more);
    String with = RECIPE.replace("weight: 2}", "weight: 2, injected: true}");

    assertThat(read(RECIPE)).isEqualTo(8 + 20);
    assertThat(read(with)).isEqualTo(8 + 4 + 20);
  }

  private int read(String yaml) throws Exception {
    int[] read = {0};
    RecipeListener count =
        new RecipeListener() {
          @Override
          public void onRead(String source, int samples) {
            read[0] = samples;
          }
        };
    train(yaml.replace("epochs: 3", "epochs: 1"), null, count);
    return read[0];
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "snapshot.avro|gone.avro|sources[0].file: %s/gone.avro: no such file",
        "file: snapshot.avro|file: snapshot.avro, digest: '00'|sources[0].file: %s/snapshot.avro: its digest is",
        "file: snapshot.avro|file: 's3://bucket/key'|sources[0].file: s3://bucket/key: no file",
        "epochs: 3|start: {bundle: gone.zip, digest: '00'}|start.bundle: file://%s/gone.zip: no such file",
        "epochs: 3|start: {bundle: 'packaged:compact', digest: '00'}|start.bundle: packaged:compact: its digest is",
        "epochs: 3|start: {bundle: 'packaged:compact'}|start.digest: is missing",
        "name: tiny|network: htru|input: network htru does not take what compact gives",
        "{kind: simulated, name: simulated, seed: 3, pulsars: 4, others: 16}|{kind: benchmark, dataset: emnist}|sources[1].dataset: data set 'emnist': unknown"
      })
  void shouldNameWhatIsMissingOrNotWhatTheRecipeSays(String right, String more, String message) {
    String yaml =
        right.startsWith("epochs")
            ? RECIPE + more + "\n"
            : right.startsWith("name")
                ? RECIPE + more + "\ninput: compact\n"
                : RECIPE.replace(right, more);

    assertThatThrownBy(() -> train(yaml, null, RecipeListener.NONE))
        .isInstanceOf(RecipeException.class)
        .hasMessageStartingWith("tiny.yaml: " + message.formatted(folder))
        .hasMessageNotContaining("\n");
  }

  @Test
  void shouldRefuseSourcesWithoutAPulsar() {
    String yaml =
        RECIPE
            .replace("weight: 2}", "pulsars: [known-pulsar]}")
            .replace("pulsars: 4", "pulsars: 0");

    assertThatThrownBy(() -> train(yaml, null, RecipeListener.NONE))
        .hasMessage("tiny.yaml: sources: hold no pulsar to train on");
  }

  @Test
  void shouldTakeFilesFromWhereTheJobSaysTheyLie() throws Exception {
    Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
    Path moved = Files.move(folder.resolve("snapshot.avro"), elsewhere.resolve("s.avro"));
    RecipeFiles.Located located =
        new RecipeFiles.Located(moved.toUri().toString(), SnapshotFile.digest(moved));
    Recipe recipe = RecipeParser.parse("tiny.yaml", RECIPE);

    RecipeTraining.prepare(
        recipe, RecipeFiles.of(Map.of("snapshot.avro", located)), data(), BUNDLES, CLOCK);
    assertThatThrownBy(
            () -> RecipeTraining.prepare(recipe, RecipeFiles.of(Map.of()), data(), BUNDLES, CLOCK))
        .hasMessage(
            "tiny.yaml: sources[0].file: snapshot.avro: the job does not say where it lies");
  }

  private DataFolder data() {
    return new DataFolder(folder.resolve("data"));
  }

  private ModelBundle train(String yaml, Path work, RecipeListener listener) throws Exception {
    return RecipeTraining.prepare(
            RecipeParser.parse("tiny.yaml", yaml), RecipeFiles.in(folder), data(), BUNDLES, CLOCK)
        .train(new RecipeTraining.Options("tiny-1", 1, CLOCK.instant(), "test", work), listener);
  }
}
