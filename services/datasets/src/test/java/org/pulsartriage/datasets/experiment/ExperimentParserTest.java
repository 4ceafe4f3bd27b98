package org.pulsartriage.datasets.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pulsartriage.datasets.protocol.Classes;
import org.pulsartriage.datasets.protocol.Cut;
import org.pulsartriage.datasets.protocol.Imbalance;
import org.pulsartriage.datasets.protocol.Sampling;
import org.pulsartriage.datasets.protocol.Scaling;
import org.pulsartriage.datasets.protocol.Shuffle;
import org.pulsartriage.datasets.protocol.Split;

class ExperimentParserTest {

  private static final String GOOD =
      """
      name: some
      title: Some experiment
      origin: ours
      dataset: mnist
      classes: {kind: binary, minority: ["3"], majority: ["5"]}
      samples:
        imbalance: {kind: step, minority: 50, majority: 1000}
        cut: random
        sampling: ros
      split: {kind: published}
      scaling: byte/256
      shuffle: {rule: every-epoch, seed: 7}
      network: lenet
      optimiser: {name: adam, learning-rate: 1.0e-3, beta1: 0.5, beta2: 0.999, weight-decay: 0}
      batch: 100
      epochs: 100
      scored-epochs: {first: 91, last: 99}
      seeds: [1, 2]
      loss: {name: gppe, parameters: {alpha: -2, beta: 6.5}}
      """;

  private static Experiment parse(String yaml) {
    return ExperimentParser.parse("some.yaml", yaml);
  }

  @Test
  void shouldReadEveryKey() {
    Experiment some = parse(GOOD);
    assertThat(some.name()).isEqualTo("some");
    assertThat(some.title()).isEqualTo("Some experiment");
    assertThat(some.origin()).isEqualTo("ours");
    assertThat(some.dataset()).isEqualTo("mnist");
    assertThat(some.protocol().classes())
        .isEqualTo(new Classes(Classes.Kind.BINARY, List.of("3"), List.of("5")));
    assertThat(some.protocol().imbalance()).isEqualTo(new Imbalance.Step(50, 1000));
    assertThat(some.protocol().cut()).isEqualTo(Cut.RANDOM);
    assertThat(some.protocol().sampling()).isEqualTo(Sampling.ROS);
    assertThat(some.protocol().split()).isEqualTo(new Split.Published());
    assertThat(some.protocol().scaling()).isEqualTo(Scaling.BYTE_256);
    assertThat(some.protocol().shuffle()).isEqualTo(new Shuffle(Shuffle.Rule.EVERY_EPOCH, 7));
    assertThat(some.training())
        .isEqualTo(
            new Experiment.Training(
                "lenet",
                new Experiment.Optimiser("adam", 1e-3, 0.5, 0.999, 0),
                100,
                100,
                new Experiment.ScoredEpochs(91, 99),
                List.of(1L, 2L),
                new Experiment.Loss("gppe", Map.of("alpha", -2.0, "beta", 6.5)),
                Refinement.NONE));
  }

  @Test
  void shouldReadWhatARecipeAddsToThePublishedWay() {
    String refined =
        GOOD
            + "refinement: {distortion: {rotation: 15, shift: 2, scale: 0.1, shear: 0.2},"
            + " schedule: cosine, averaging: 0.99}\n";

    assertThat(parse(refined).training().refinement())
        .isEqualTo(new Refinement(new Refinement.Distortion(15, 2, 0.1, 0.2), true, 0.99, false));
    assertThatThrownBy(() -> parse(refined.replace("shift: 2", "drift: 2")))
        .hasMessageContaining("refinement.distortion.shift: is missing");
    assertThatThrownBy(() -> parse(refined.replace("cosine", "sine")))
        .hasMessageContaining("refinement.schedule: 'sine' is none of constant, cosine");
  }

  @Test
  void shouldFitAThresholdWhereTwoClassesAreToldApartAndNotOfMore() {
    String fitted = GOOD + "refinement: {schedule: constant, averaging: 0.0, threshold: fitted}\n";

    assertThat(parse(fitted).training().refinement().fittedThreshold()).isTrue();
    assertThat(parse(fitted.replace("fitted", "half")).training().refinement().fittedThreshold())
        .isFalse();
    assertThatThrownBy(() -> parse(fitted.replace("fitted", "best")))
        .hasMessageContaining("refinement.threshold: 'best' is none of fitted, half");
    assertThatThrownBy(() -> parse(fitted.replace("kind: binary", "kind: multi")))
        .hasMessageContaining("threshold fitted: of two classes only");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "batch: 100|batch_size: 100|batch: is missing",
        "batch: 100|batch: 100\\nbatchsize: 3|batchsize: is unknown; known here are batch, classes",
        "batch: 100|batch: ten|batch: is no whole number but the text 'ten'",
        "batch: 100|batch: 1.5|batch: is no whole number but 1.5",
        "batch: 100|batch: 0|batch: 0 is outside 1..2147483647",
        "batch: 100|batch:|batch: is empty",
        "seed: 7|seed: 7, speed: 3|shuffle.speed: is unknown; known here are rule, seed",
        "cut: random|cut: last|samples.cut: 'last' is none of first, random",
        "kind: step, minority: 50|kind: steep|samples.imbalance.kind: 'steep' is none of",
        "minority: 50,|minority: 0,|samples.imbalance.minority: 0 is outside 1",
        "kind: published|kind: k-fold, folds: 1|split.folds: 1 is outside 2",
        "kind: published|kind: stratified, test: 1.5, validation: 0, seed: 1|split.test: 1.5",
        "scaling: byte/256|scaling: [1]|scaling: is no text but a list",
        "seeds: [1, 2]|seeds: [1, 1]|seeds [1, 1]: one or more, none twice",
        "seeds: [1, 2]|seeds: []|seeds: is no list with items but an empty list",
        "last: 99|last: 100|scored-epochs.last 100 is not below epochs 100",
        "first: 91|first: 99, last: 3|duplicate key",
        "dataset: mnist|dataset: nist|dataset: 'nist' is no data set",
        "learning-rate: 1.0e-3|learning-rate: 0|optimiser.learning-rate: 0.0 is not from",
        "learning-rate: 1.0e-3|learning-rate: .nan|optimiser.learning-rate: is no number but",
        "alpha: -2|alpha: two|loss.parameters.alpha: is no number but the text 'two'",
        "'minority: [\"3\"]'|minority: 3|classes.minority: is no list with items but 3",
        "name: some|'name: [some'|some.yaml: line 2",
      })
  void shouldRejectWhatIsWrongNamingFileKeyAndCause(String good, String bad, String cause) {
    String yaml = GOOD.replace(good, bad.replace("\\n", "\n"));
    assertThat(yaml).isNotEqualTo(GOOD);
    assertThatThrownBy(() -> parse(yaml))
        .isInstanceOf(MalformedExperimentException.class)
        .hasMessageStartingWith("some.yaml: ")
        .hasMessageContaining(cause)
        .hasMessageNotContaining("\n");
  }

  @Test
  void shouldRefuseAliasesThatMultiply() {
    assertThatThrownBy(() -> parse("name: &a [x, x]\ntitle: [*a, *a]\n"))
        .isInstanceOf(MalformedExperimentException.class);
  }

  @Test
  void shouldRejectAFileThatIsNoMapping() {
    assertThatThrownBy(() -> parse("- 1\n"))
        .hasMessage("some.yaml: file: is no mapping but a list");
    assertThatThrownBy(() -> parse("")).hasMessage("some.yaml: file: is no mapping but nothing");
  }
}
