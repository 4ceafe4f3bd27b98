package org.pulsartriage.schemas.labels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pulsartriage.schemas.CandidateLabel;
import org.pulsartriage.schemas.Label;
import org.pulsartriage.schemas.SampleRecords;

class LabelsTest {

  @ParameterizedTest
  @EnumSource(CandidateLabel.class)
  void shouldKnowEveryLabelByItsName(CandidateLabel label) {
    assertThat(Labels.named(Labels.text(label))).isEqualTo(label);
    assertThat(Labels.named(label.name())).isEqualTo(label);
  }

  @Test
  void shouldListTheLabelsThereAreForAnUnknownOne() {
    assertThatThrownBy(() -> Labels.named("pulsar"))
        .hasMessageStartingWith("label 'pulsar': unknown; there are rfi, noise, tier-1");
  }

  @Test
  void shouldGiveEachLabelOneMeaningAtMost() {
    assertThat(Labels.PULSARS).doesNotContainAnyElementsOf(Labels.OTHERS);
    assertThat(Labels.PULSARS).doesNotContain(CandidateLabel.UNCATEGORISED);
    assertThat(Labels.OTHERS).doesNotContain(CandidateLabel.UNCATEGORISED);
  }

  @Test
  void shouldKeyALabelByCandidateAndRater() {
    Label label = SampleRecords.label();

    assertThat(Labels.key(label)).isEqualTo(label.getCandidateId() + "/anna");
    assertThat(Labels.fault(label)).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "anna/bert", " anna"})
  void shouldRefuseARaterThatNoKeyCanHold(String rater) {
    assertThat(Labels.fault(Label.newBuilder(SampleRecords.label()).setRater(rater).build()))
        .startsWith("rater: '" + rater + "'");
  }

  @Test
  void shouldRefuseWhatIsNoIdentity() {
    Label label = Label.newBuilder(SampleRecords.label()).setCandidateId("cand_1").build();

    assertThat(Labels.fault(label)).startsWith("candidateId: 'cand_1'");
  }
}
