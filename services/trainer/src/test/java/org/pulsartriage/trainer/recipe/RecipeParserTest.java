package org.pulsartriage.trainer.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pulsartriage.schemas.CandidateLabel;

class RecipeParserTest {

  private static final String FULL =
      """
      name: week-7
      network: compact
      input: compact
      sources:
        - {kind: snapshot, name: labels, file: snapshot.avro, digest: "00ff", weight: 2.5, pulsars: [tier-1, known-pulsar], others: [rfi, noise, neighbour-beam], injected: true}
        - {kind: simulated, seed: 7, pulsars: 40, others: 400}
        - {kind: benchmark, dataset: htru-medlat, pulsars: 100, weight: 0.5}
      validation: {share: 0.25, seed: 9}
      imbalance: 75
      loss: {name: focal, parameters: {gamma: 1.5}}
      optimiser: {name: adam, learning-rate: 0.001, beta1: 0.9, beta2: 0.99, weight-decay: 0}
      schedule: constant
      epochs: 4
      batch: 50
      seed: 3
      averaging: 0.9
      augment: false
      start: {bundle: "packaged:compact", digest: "ab"}
      false-positive-rate: 0.01
      """;
  private static final String LEAST =
      """
      name: least
      sources: [{kind: simulated, seed: 7, pulsars: 40, others: 400}]
      epochs: 4
      """;

  @TempDir private Path folder;

  @Test
  void shouldReadEveryKey() {
    Recipe recipe = RecipeParser.parse("week.yaml", FULL);

    assertThat(recipe.name()).isEqualTo("week-7");
    SnapshotSource snapshot = (SnapshotSource) recipe.sources().get(0);
    assertThat(snapshot.name()).isEqualTo("labels");
    assertThat(snapshot.weight()).isEqualTo(2.5);
    assertThat(snapshot.digest()).isEqualTo("00ff");
    assertThat(snapshot.pulsars())
        .containsExactly(CandidateLabel.TIER_1, CandidateLabel.KNOWN_PULSAR);
    assertThat(snapshot.others()).contains(CandidateLabel.NEIGHBOUR_BEAM);
    assertThat(snapshot.injected()).isTrue();
    assertThat(recipe.sources())
        .extracting(RecipeSource::name)
        .containsExactly("labels", "simulated-2", "benchmark-3");
    assertThat(recipe.validation()).isEqualTo(new Recipe.Validation(0.25, 9));
    assertThat(recipe.imbalance()).isEqualTo(75);
    assertThat(recipe.loss().parameters()).isEqualTo(Map.of("gamma", 1.5));
    assertThat(recipe.optimiser().beta1()).isEqualTo(0.9);
    assertThat(recipe.cosine()).isFalse();
    assertThat(recipe.augment()).isFalse();
    assertThat(recipe.files())
        .containsExactly(
            Map.entry("sources[0].file", "snapshot.avro"),
            Map.entry("start.bundle", "packaged:compact"));
  }

  @Test
  void shouldTakeTheUsualForWhatIsNotSaid() {
    Recipe recipe = RecipeParser.parse("least.yaml", LEAST);

    assertThat(recipe.network()).isEqualTo("compact");
    assertThat(recipe.loss().name()).isEqualTo("gppe");
    assertThat(recipe.cosine()).isTrue();
    assertThat(recipe.augment()).isTrue();
    assertThat(recipe.start()).isNull();
    assertThat(recipe.sources().get(0).weight()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "epochs: 4|epochs: 4\\nepoch: 4|epoch: is unknown; known here are",
        "network: compact|network: resnet|network: 'resnet' is none of",
        "name: week-7|name: ''|name: is no text",
        "name: week-7|name: 'a b'|name: 'a b': letters",
        "kind: simulated|kind: dreamed|sources[1].kind: 'dreamed' is none of benchmark, simulated, snapshot",
        "seed: 7|seeds: 7|sources[1].seed: is missing",
        "pulsars: 100, weight|pulsars: 100, wieght|sources[2].wieght: is unknown",
        "weight: 2.5|weight: 0|sources[0].weight: 0.0 is not from",
        "noise, neighbour-beam|noise, tier-1|sources[0].others: tier-1 is among the pulsars too",
        "[tier-1,|[tier-9,|sources[0].pulsars: label 'tier-9': unknown",
        "injected: true|injected: 1|sources[0].injected: is neither true nor false but 1",
        "name: labels|name: simulated-2|sources[1].name: 'simulated-2' is another source's",
        "name: focal|name: fokal|loss: no loss 'fokal'",
        "gamma: 1.5|gama: 1.5|loss: ",
        "share: 0.25|share: 1|validation.share: 1.0 is not from",
        "name: adam|name: sgd|optimiser.name: 'sgd' is none of adam",
        "schedule: constant|schedule: step|schedule: 'step' is none of cosine, constant",
        "input: compact|input: raw|input: 'raw' is none of",
        "seed: 3|seed: 0|seed: 0 is outside 1.."
      })
  void shouldNameTheKeyThatIsWrong(String right, String wrong, String message) {
    assertThat(FULL).contains(right);
    String yaml = FULL.replace(right, wrong.replace("\\n", "\n"));

    assertThatThrownBy(() -> RecipeParser.parse("week.yaml", yaml))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("week.yaml: " + message)
        .hasMessageNotContaining("\n");
  }

  @Test
  void shouldNameARecipeThatIsNotThere() {
    assertThatThrownBy(() -> RecipeParser.read(folder.resolve("gone.yaml")))
        .hasMessage("gone.yaml: file: no such file in " + folder);
  }
}
